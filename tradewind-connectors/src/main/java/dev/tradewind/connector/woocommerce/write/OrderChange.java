package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes an order that is there. Everything is set to what it shall be, so that a repetition does no harm. */
final class OrderChange implements Operation.Deed {

    /** Of the plug-ins Shipment Tracking and Advanced Shipment Tracking. */
    private static final String TRACKING_META = "_wc_shipment_tracking_items";

    private static final Shape TRACKING = Shape.of(
            Field.line("number", "tracking_number", "").needed(),
            Field.line("carrier", "tracking_provider", ""),
            Field.text("url", "custom_tracking_link", ""),
            Field.moment("shippedAt", "", ""));

    static final Shape STATUS = Shape.of(OrderFields.ORDER, OrderFields.STATUS.needed());

    static final Shape SHAPE = Shape.of(
            OrderFields.ORDER,
            OrderFields.STATUS,
            OrderFields.CUSTOMER,
            OrderFields.BILLING,
            OrderFields.SHIPPING,
            OrderFields.PAYMENT,
            Field.parts("tracking", "", TRACKING, "parcels; added to those that the order has"),
            Meta.FIELD);

    @Override
    public Outcome perform(Input input, Write write, Shop shop) {
        String path = path(input, write);
        Map<String, @Nullable Object> body = input.told();
        customer(input, shop).ifPresent(id -> body.put("customer_id", Long.valueOf(id)));
        if (input.has("tracking")) {
            Meta.put(body, TRACKING_META, parcels(input.parts("tracking"), path, shop));
        }
        Meta.put(input, body);
        return switch (shop.update(path, body)) {
            case Shop.Sent.Refused refused -> refused.failure();
            case Shop.Sent.Missing missing -> gone(path);
            case Shop.Sent.Done done ->
                amiss(input, done.record())
                        .<Outcome>map(Unfit::failure)
                        .orElseGet(() -> new Outcome.Applied(
                                done.id(), details(done.record()), Heard.OF_ORDERS.changed(done.record(), body)));
        };
    }

    /** {@code orders/27}: the order that the input names, or that is bound. */
    static String path(Input input, Write write) {
        return "orders/"
                + input.text("order")
                        .or(() -> write.bound().filter(Shop::isId))
                        .orElseThrow(() -> new Unfit("order", "is missing, and nothing is bound"));
    }

    static Failure gone(String path) {
        return new Failure.Rejected("there is no " + path + " in the shop", Optional.of("order"));
    }

    /** The account of the customer's e-mail address, if the input gives no number; empty to leave it, 0 for a guest. */
    static Optional<String> customer(Input input, Shop shop) {
        return input.part("customer")
                .filter(customer -> !customer.has("id"))
                .flatMap(customer -> customer.text("email"))
                .map(email -> CustomerShelf.account(email, shop).orElse("0"));
    }

    static Optional<Unfit> amiss(Input input, Map<?, ?> answer) {
        if (input.part("payment").filter(payment -> payment.is("paid")).isPresent()) {
            return Optional.empty(); // The store chooses the status of an order that is paid.
        }
        return input.notHeld(answer).map(field -> new Unfit(field, "the store took the order and left this as it was"));
    }

    static Map<String, String> details(Map<?, ?> answer) {
        Map<String, String> details = new LinkedHashMap<>();
        for (String field : List.of("number", "status")) {
            if (answer.get(field) instanceof String text && !text.isEmpty()) {
                details.put(field, text);
            }
        }
        return details;
    }

    private static List<Object> parcels(List<Input> parcels, String path, Shop shop) {
        List<Object> all = new ArrayList<>(shop.find(path, Map.of("_fields", "id,meta_data"))
                .flatMap(order -> Meta.list(order, TRACKING_META))
                .orElse(List.of()));
        for (Input parcel : parcels) {
            String number = parcel.needed("number");
            all.removeIf(one -> one instanceof Map<?, ?> there && number.equals(there.get("tracking_number")));
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("tracking_provider", "");
            item.put("custom_tracking_provider", parcel.text("carrier").orElse(""));
            item.put("custom_tracking_link", parcel.text("url").orElse(""));
            item.put("tracking_number", number);
            item.put(
                    "date_shipped",
                    parcel.values().get("shippedAt") instanceof Instant at ? Long.toString(at.getEpochSecond()) : "");
            item.put("tracking_id", Fingerprint.of(number));
            all.add(item);
        }
        return all;
    }
}
