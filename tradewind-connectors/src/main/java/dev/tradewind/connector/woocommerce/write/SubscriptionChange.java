package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes a subscription of WooCommerce Subscriptions. Everything is set to what it shall be: a repetition does no harm. */
final class SubscriptionChange implements Operation.Deed {

    static final Shape SHAPE = Shape.of(
            Field.id("subscription", "", "the store's number").needed(),
            Field.line("status", "status", "for example `active`, `on-hold`, `cancelled`")
                    .held(),
            Field.of("nextPaymentAt", new Kind.Moment(" "), "").as("next_payment_date"),
            Field.of("endAt", new Kind.Moment(" "), "").as("end_date"),
            OrderFields.BILLING,
            OrderFields.SHIPPING,
            Meta.FIELD);

    @Override
    public Outcome perform(Input input, Write write, Shop shop) {
        Map<String, @Nullable Object> body = input.told();
        Meta.put(input, body);
        String path = "subscriptions/" + input.needed("subscription");
        return switch (shop.update(path, body)) {
            case Shop.Sent.Missing missing ->
                new Failure.Rejected("there is no " + path + " in the shop", Optional.of("subscription"));
            case Shop.Sent.Refused refused ->
                refused.error().code().equals("rest_no_route")
                        ? new Failure.Transient(
                                "the store knows no subscriptions: the plug-in WooCommerce Subscriptions is missing or"
                                        + " switched off",
                                false)
                        : refused.failure();
            case Shop.Sent.Done done ->
                OrderChange.amiss(input, done.record())
                        .<Outcome>map(Unfit::failure)
                        .orElseGet(() -> new Outcome.Applied(
                                done.id(),
                                OrderChange.details(done.record()),
                                Heard.OF_SUBSCRIPTIONS.changed(done.record(), body)));
        };
    }
}
