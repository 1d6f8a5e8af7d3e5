package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates an order, once.
 *
 * <p>Why a repetition makes no second one: the order keeps our key in a meta field. The store has no search by meta fields;
 * so the orders of the same e-mail address are looked through, or the latest of all if there is no address. Only a write whose
 * answer was lost comes unbound a second time, soon after the first.
 *
 * <p>Products and coupons are checked first: of an unknown product the store makes an empty line, and of an unknown coupon an
 * abandoned draft.
 */
final class OrderCreation implements Operation.Deed {

    static final Shape SHAPE = Shape.of(
            Field.line("externalId", "", "our key of it; the entity key if absent"),
            OrderFields.STATUS,
            Field.line("currency", "currency", "ISO 4217; the shop's own if absent"),
            OrderFields.CUSTOMER,
            OrderFields.BILLING,
            OrderFields.SHIPPING,
            Field.parts("lines", "", OrderFields.LINE, "").needed(),
            Field.parts("shippingLines", "", OrderFields.SHIPPING_LINE, ""),
            Field.parts("feeLines", "", OrderFields.FEE_LINE, ""),
            Field.parts("couponLines", "coupon_lines", OrderFields.COUPON_LINE, "coupons of the shop"),
            OrderFields.PAYMENT,
            Meta.FIELD);

    private static final String ORDERS = "orders";

    /** 1,000 orders: what a busy shop takes while a hub is started anew. */
    private static final int PAGES_MAX = 10;

    @Override
    public Outcome perform(Input input, Write write, Shop shop) {
        String key = input.text("externalId").orElse(write.entityKey());
        Optional<String> there = write.bound().filter(Shop::isId).or(() -> find(key, input, shop));
        if (there.isPresent()) {
            return new Outcome.Unchanged(there.get(), "was created before; update-order changes it");
        }
        Map<String, @Nullable Object> body = input.told();
        body.put("line_items", lines(input, shop));
        putParts("shippingLines", "shipping_lines", input, body);
        putParts("feeLines", "fee_lines", input, body);
        checkCoupons(input, shop);
        OrderChange.customer(input, shop).ifPresent(id -> body.put("customer_id", Long.valueOf(id)));
        Meta.put(body, Meta.KEY, key);
        Meta.put(input, body);
        return outcome(input, shop.create(ORDERS, body));
    }

    private static Outcome outcome(Input input, Shop.Sent sent) {
        return switch (sent) {
            case Shop.Sent.Refused refused -> refused.failure();
            case Shop.Sent.Missing missing ->
                new Failure.Rejected(
                        "a product, coupon or customer of the order has gone from the shop", Optional.empty());
            case Shop.Sent.Done done ->
                OrderChange.amiss(input, done.record())
                        .<Outcome>map(Unfit::failure)
                        .orElseGet(() -> new Outcome.Applied(
                                done.id(), OrderChange.details(done.record()), Heard.OF_ORDERS.made(done.record())));
        };
    }

    private static Optional<String> find(String key, Input input, Shop shop) {
        Optional<String> email = input.part("billing").flatMap(billing -> billing.text("email"));
        int read = 0;
        for (int number = 1; number <= PAGES_MAX; number++) {
            Map<String, String> query = new LinkedHashMap<>();
            email.ifPresent(address -> query.put("search", address));
            query.put("orderby", "date");
            query.put("order", "desc");
            query.put("per_page", Integer.toString(Shop.PAGE));
            query.put("page", Integer.toString(number));
            query.put("_fields", "id,status,meta_data");
            Shop.Page page = shop.page(ORDERS, query);
            read += page.records().size();
            Optional<String> found = page.records().stream()
                    .filter(order -> !"checkout-draft".equals(order.get("status")))
                    .filter(order -> Meta.text(order, Meta.KEY).equals(Optional.of(key)))
                    .flatMap(order -> Shop.idOf(order).stream())
                    .findFirst();
            if (found.isPresent() || page.isLast(read)) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<Object> lines(Input input, Shop shop) {
        List<Input> lines = input.parts("lines");
        // Asked anew: an order with a product that has gone would be made with an empty line.
        shop.askProducts(lines.stream()
                .flatMap(line -> line.text("sku").stream())
                .distinct()
                .toList());
        List<Object> items = new ArrayList<>();
        for (Input line : lines) {
            ProductRef product = line.text("sku")
                    .map(sku -> shop.product(sku)
                            .orElseThrow(() -> new Unfit(line.at("sku"), "no product in the shop has the SKU " + sku)))
                    .orElseGet(() -> named(line, shop));
            Map<String, @Nullable Object> item = line.told();
            item.put("product_id", product.parent() == 0 ? product.id() : product.parent());
            if (product.parent() != 0) {
                item.put("variation_id", product.id());
            }
            Meta.put(line, item);
            items.add(item);
        }
        return items;
    }

    private static ProductRef named(Input line, Shop shop) {
        String product = line.text("product")
                .orElseThrow(() -> new Unfit(line.at("sku"), "is missing: a line names its product by sku or product"));
        ProductRef ref = ProductRef.of(product)
                .orElseThrow(() -> new Unfit(line.at("product"), "must be a number, or parent/variation"));
        if (shop.find("products/" + ref.id(), Map.of("_fields", "id")).isEmpty()) {
            throw new Unfit(line.at("product"), "the shop has no product " + product);
        }
        return ref;
    }

    private static void putParts(String name, String store, Input input, Map<String, @Nullable Object> body) {
        if (input.has(name)) {
            body.put(
                    store,
                    input.parts(name).stream()
                            .map(part -> {
                                Map<String, @Nullable Object> item = part.told();
                                Meta.put(part, item);
                                return item;
                            })
                            .toList());
        }
    }

    private static void checkCoupons(Input input, Shop shop) {
        for (Input coupon : input.parts("couponLines")) {
            String code = coupon.needed("code");
            boolean isThere = shop.list("coupons", Map.of("code", code, "_fields", "id,code")).stream()
                    .anyMatch(one -> code.equalsIgnoreCase(String.valueOf(one.get("code"))));
            if (!isThere) {
                throw new Unfit(coupon.at("code"), "the shop has no coupon " + code);
            }
        }
    }
}
