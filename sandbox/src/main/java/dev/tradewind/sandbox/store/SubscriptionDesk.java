package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.Order.Charge;
import dev.tradewind.sandbox.store.Order.Line;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes, changes, renews and ends subscriptions. Everything here runs under the shop's lock.
 *
 * <p>A renewal is an order of its own that points back in its meta {@code _subscription_renewal}; its parent_id stays 0,
 * as it does in the plug-in.
 */
final class SubscriptionDesk {

    /** Statuses with what the plug-in calls them. */
    static final Map<String, String> STATUSES = statuses();

    static final List<String> PERIODS = List.of("day", "week", "month", "year");

    /** Renewals made up for at once, if the clock was moved far; ten years of monthly ones. */
    private static final int OVERDUE_MAX = 120;

    private final Shop shop;
    private final OrderDesk orders;
    private final OrderFlow flow;

    SubscriptionDesk(Shop shop, OrderDesk orders, OrderFlow flow) {
        this.shop = shop;
        this.orders = orders;
        this.flow = flow;
    }

    private static Map<String, String> statuses() {
        var names = new LinkedHashMap<String, String>();
        names.put("pending", "Pending");
        names.put("active", "Active");
        names.put("on-hold", "On hold");
        names.put("cancelled", "Cancelled");
        names.put("switched", "Switched");
        names.put("expired", "Expired");
        names.put("pending-cancel", "Pending Cancellation");
        return names;
    }

    Subscription create(Tree body) {
        int customer = body.integer("customer_id", 0);
        if (customer != 0 && !shop.customers.containsKey(customer)) {
            throw new RestError(400, "woocommerce_rest_invalid_customer_id", "Customer ID is invalid.");
        }
        Instant now = shop.time.now();
        Instant start = date(body, "start_date", now);
        var head = new Order(shop.ids.nextPost(), now, "wc_order_" + shop.randomKey(13));
        head.currency = shop.settings.currency();
        head.createdVia = body.text("created_via", "rest-api");
        var subscription = new Subscription(head, start == null ? now : start);
        apply(subscription, body);
        head.status = body.text("status", "pending");
        shop.subscriptions.put(subscription.id(), subscription);
        shop.fire("subscription.created", subscription.id());
        return subscription;
    }

    /** Applies the body of a PUT. Moves date_modified on and fires subscription.updated, even if nothing changed. */
    void update(Subscription subscription, Tree body) {
        apply(subscription, body);
        if (body.has("status")) {
            setStatus(subscription, body.text("status", ""));
        }
        changed(subscription);
    }

    void trash(Subscription subscription) {
        if (subscription.head.trashed()) {
            throw new RestError(
                    410, "woocommerce_rest_already_trashed", "The shop_subscription has already been deleted.");
        }
        subscription.head.status = "trash";
        subscription.head.modified = shop.time.now();
        shop.fire("subscription.deleted", subscription.id());
    }

    void delete(Subscription subscription) {
        shop.subscriptions.remove(subscription.id());
        shop.fire("subscription.deleted", subscription.id());
    }

    private void apply(Subscription subscription, Tree body) {
        int parent = body.integer("parent_id", subscription.parentId);
        if (parent != 0 && !shop.orders.has(parent)) {
            throw new RestError(400, "order_invalid_parent_id", "Invalid parent ID");
        }
        subscription.nextPayment = date(body, "next_payment_date", subscription.nextPayment);
        subscription.trialEnd = date(body, "trial_end_date", subscription.trialEnd);
        subscription.end = date(body, "end_date", subscription.end);
        afterStart("next_payment", subscription.nextPayment, subscription.start);
        afterStart("end", subscription.end, subscription.start);
        subscription.parentId = parent;
        subscription.period = body.text("billing_period", subscription.period);
        subscription.interval = Math.max(1, body.integer("billing_interval", subscription.interval));
        subscription.manual = body.flag("requires_manual_renewal", subscription.manual);
        orders.fill(subscription.head, body);
        if (parent != 0 && subscription.lastPayment == null) {
            subscription.lastPayment =
                    shop.orders.find(parent).map(order -> order.created).orElse(null);
        }
    }

    private static void afterStart(String name, @Nullable Instant date, Instant start) {
        if (date != null && !date.isAfter(start)) {
            throw badDate("The " + name + " date must occur after the start date.");
        }
    }

    /** Dates are GMT, without an offset; an empty text takes a date away. */
    private static @Nullable Instant date(Tree body, String field, @Nullable Instant otherwise) {
        String text = body.text(field, body.text(field + "_gmt", "\0"));
        if (text.equals("\0")) {
            return otherwise;
        }
        if (text.isEmpty() || text.equals("0")) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.replace(' ', 'T').replaceFirst("Z$", ""))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            throw badDate("Invalid " + field + " date. The date must be of the format: \"Y-m-d H:i:s\".");
        }
    }

    private static RestError badDate(String why) {
        return new RestError(
                400,
                "woocommerce_rest_cannot_update_subscription_dates",
                "Updating subscription dates errored with message: " + why);
    }

    private void setStatus(Subscription subscription, String status) {
        if (subscription.head.status.equals(status)) {
            return;
        }
        Instant now = shop.time.now();
        subscription.head.status = status;
        switch (status) {
            case "cancelled" -> {
                subscription.cancelled = subscription.cancelled == null ? now : subscription.cancelled;
                subscription.end = now;
                subscription.nextPayment = null;
            }
            case "pending-cancel" -> {
                // Paid for until the next payment would have been due.
                subscription.cancelled = now;
                subscription.end = subscription.nextPayment == null ? now : subscription.nextPayment;
                subscription.nextPayment = null;
            }
            case "expired", "switched" -> {
                subscription.end = now;
                subscription.nextPayment = null;
            }
            case "on-hold" -> subscription.suspensions++;
            default -> {}
        }
        shop.fire("action.woocommerce_subscription_status_" + status, 0);
        if (status.equals("switched")) {
            shop.fire("subscription.switched", subscription.id());
        }
    }

    /** Renews by an order that is paid, or whose payment fails: then the subscription is put on hold. */
    Order renew(Subscription subscription, boolean paid) {
        Order order = orders.open("subscription");
        orders.fill(order, new Tree(copy(subscription.head)));
        order.meta.put(shop.ids, "_subscription_renewal", String.valueOf(subscription.id()));
        subscription.renewals.add(order.id);
        shop.fire("action.woocommerce_new_order", order.id);
        shop.fire("order.created", order.id);
        shop.fire("order.updated", order.id);
        if (paid) {
            flow.pay(order, "");
            subscription.lastPayment = order.created;
            Instant due = subscription.nextPayment == null ? order.created : subscription.nextPayment;
            Instant next = step(subscription, due);
            Instant end = subscription.end;
            subscription.nextPayment = end != null && !next.isBefore(end) ? null : next;
            setStatus(subscription, "active");
        } else {
            flow.setStatus(order, "failed");
            setStatus(subscription, "on-hold");
        }
        changed(subscription);
        return order;
    }

    /** Renews what is due by the clock, and ends what has run out, as the plug-in's scheduled actions do. Returns the orders. */
    List<Order> renewDue() {
        var renewed = new java.util.ArrayList<Order>();
        Instant now = shop.time.now();
        for (Subscription subscription : List.copyOf(shop.subscriptions.values())) {
            for (int i = 0; i < OVERDUE_MAX && subscription.active() && past(subscription.nextPayment, now); i++) {
                renewed.add(renew(subscription, !subscription.manual));
            }
            boolean leaving = subscription.head.status.equals("pending-cancel");
            if ((subscription.active() || leaving) && past(subscription.end, now)) {
                setStatus(subscription, leaving ? "cancelled" : "expired");
                changed(subscription);
            }
        }
        return List.copyOf(renewed);
    }

    private static boolean past(@Nullable Instant date, Instant now) {
        return date != null && !date.isAfter(now);
    }

    private static Instant step(Subscription subscription, Instant from) {
        Period period = switch (subscription.period) {
            case "day" -> Period.ofDays(subscription.interval);
            case "week" -> Period.ofWeeks(subscription.interval);
            case "year" -> Period.ofYears(subscription.interval);
            default -> Period.ofMonths(subscription.interval);
        };
        return from.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }

    private void changed(Subscription subscription) {
        subscription.head.modified = shop.time.now();
        shop.fire("subscription.updated", subscription.id());
    }

    private static Map<String, @Nullable Object> copy(Order head) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("currency", head.currency);
        body.put("customer_id", head.customerId);
        body.put("payment_method", head.paymentMethod);
        body.put("payment_method_title", head.paymentMethodTitle);
        body.put("customer_note", head.customerNote);
        body.put("billing", head.billing);
        body.put("shipping", head.shipping);
        body.put("line_items", head.lines.stream().map(SubscriptionDesk::line).toList());
        body.put(
                "shipping_lines",
                head.shippingLines.stream()
                        .map(charge -> charge("method_title", charge))
                        .toList());
        body.put(
                "fee_lines",
                head.feeLines.stream().map(charge -> charge("name", charge)).toList());
        return body;
    }

    private static Map<String, Object> line(Line line) {
        return Map.of(
                "product_id",
                line.productId,
                "variation_id",
                line.variationId,
                "name",
                line.name,
                "quantity",
                line.quantity,
                "subtotal",
                line.subtotal.toPlainString(),
                "total",
                line.total.toPlainString());
    }

    private static Map<String, Object> charge(String title, Charge charge) {
        return Map.of(
                title,
                charge.title,
                "method_id",
                charge.methodId,
                "instance_id",
                charge.instanceId,
                "tax_class",
                charge.taxClass,
                "tax_status",
                charge.taxStatus,
                "total",
                charge.total.toPlainString());
    }
}
