package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.Order;
import dev.tradewind.api.model.Schedule;
import dev.tradewind.api.model.Subscription;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads subscriptions of WooCommerce Subscriptions as canonical ones: they are written as orders are, with a schedule besides.
 *
 * <p>Left out is what {@link OrderReading} leaves out. A date of the schedule that is none is kept in {@code extra}.
 */
final class SubscriptionReading {

    private final OrderReading orders;

    SubscriptionReading(OrderReading orders) {
        this.orders = orders;
    }

    /**
     * Reads a whole subscription.
     *
     * @throws UnexpectedShape if something that must be there is not, or is something else
     */
    Subscription read(Map<String, @Nullable Object> tree) {
        Fields subscription = new Fields("subscription", tree);
        Schedule schedule = schedule(subscription);
        String resubscribedFrom = subscription.reference("resubscribed_from");
        Order order = orders.read(subscription);
        return new Subscription(
                order.head(),
                order.customer(),
                order.billing(),
                order.shipping(),
                order.items(),
                order.payment(),
                order.totals(),
                schedule,
                order.origin(),
                resubscribedFrom,
                order.meta(),
                subscription.rest()); // What the order has left of it too.
    }

    private static Schedule schedule(Fields subscription) {
        return new Schedule(
                subscription.text("billing_period"),
                subscription.numberIfAny("billing_interval"),
                subscription.timeIfAny("start_date_gmt"),
                subscription.timeIfAny("trial_end_date_gmt"),
                subscription.timeIfAny("next_payment_date_gmt"),
                subscription.timeIfAny("last_payment_date_gmt"),
                subscription.timeIfAny("payment_retry_date_gmt"),
                subscription.timeIfAny("cancelled_date_gmt"),
                subscription.timeIfAny("end_date_gmt"));
    }
}
