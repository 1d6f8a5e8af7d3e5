package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Answer.Header;
import dev.tradewind.sandbox.store.RecordIndex.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The routes of /subscriptions, which the plug-in of that name adds: read from its documentation, not recorded. */
final class SubscriptionsApi {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Listing<Subscription> LISTING = new Listing<>(
            s -> new Place(s.id(), s.head.created.getEpochSecond(), s.head.modified.getEpochSecond()), true);

    private final Shop shop;
    private final SubscriptionDesk desk;
    private final OrderJson json;

    SubscriptionsApi(Shop shop, SubscriptionDesk desk, OrderJson json) {
        this.shop = shop;
        this.desk = desk;
        this.json = json;
    }

    Reply list(Call call) {
        List<String> statuses = call.request().params("status");
        boolean any = statuses.isEmpty() || statuses.contains("any");
        String customer = call.param("customer", "");
        String parent = call.param("parent", "");
        Stream<Subscription> wanted = shop.subscriptions.values().stream()
                .filter(s -> any ? !s.head.trashed() : statuses.contains(s.head.status))
                .filter(s -> customer.isEmpty() || customer.equals(String.valueOf(s.head.customerId)))
                .filter(s -> parent.isEmpty() || parent.equals(String.valueOf(s.parentId)));
        int decimals = call.decimals();
        return new Page(call, url()).of(LISTING.select(shop, call, wanted), List.of(), false, s -> tree(s, decimals));
    }

    Reply get(Call call) {
        return Reply.ok(tree(find(call.id(1), 404), call.decimals()));
    }

    Reply create(Call call) {
        validate(call.body());
        Subscription subscription = desk.create(call.body());
        return Reply.created(tree(subscription, call.decimals()), url() + "/" + subscription.id());
    }

    Reply update(Call call) {
        validate(call.body());
        Subscription subscription = find(call.id(1), 400);
        desk.update(subscription, call.body());
        return Reply.ok(tree(subscription, call.decimals()));
    }

    Reply delete(Call call) {
        return Reply.ok(delete(find(call.id(1), 404), call.flag("force")));
    }

    private Map<String, @Nullable Object> delete(Subscription subscription, boolean force) {
        Map<String, @Nullable Object> before = tree(subscription, 2);
        if (force) {
            desk.delete(subscription);
        } else {
            desk.trash(subscription);
        }
        return before;
    }

    Reply batch(Call call) {
        return Reply.ok(new Batch(call.body())
                .run(
                        item -> tree(desk.create(item), 2),
                        item -> {
                            Subscription subscription = find(item.integer("id", 0), 400);
                            desk.update(subscription, item);
                            return tree(subscription, 2);
                        },
                        id -> delete(find(id, 404), true)));
    }

    Reply statuses(Call call) {
        var names = new LinkedHashMap<String, String>();
        SubscriptionDesk.STATUSES.forEach((status, name) -> names.put("wc-" + status, name));
        return Reply.ok(names);
    }

    /** The order it began with and those that renewed it, each saying which it is. */
    Reply orders(Call call) {
        Subscription subscription = shop.subscriptions.get(call.id(1));
        if (subscription == null) {
            throw new RestError(404, "woocommerce_rest_invalid_shop_subscription_id", "Invalid subscription ID.");
        }
        var related = new ArrayList<Map<String, @Nullable Object>>();
        Stream.of(subscription.parentId).forEach(id -> related(id, "parent_order", related));
        subscription.renewals.forEach(id -> related(id, "renewal_order", related));
        return new Reply(
                200,
                related,
                List.of(new Header("X-WP-Total", String.valueOf(related.size())), new Header("X-WP-TotalPages", "1")));
    }

    private void related(int id, String type, List<Map<String, @Nullable Object>> related) {
        shop.orders.find(id).ifPresent(order -> {
            Map<String, @Nullable Object> tree = json.order(order, 2);
            tree.put("order_type", type);
            related.add(tree);
        });
    }

    /** The tree a webhook carries. */
    Map<String, @Nullable Object> payload(int id) {
        return tree(find(id, 404), 2);
    }

    Subscription find(int id, int statusIfUnknown) {
        Subscription subscription = shop.subscriptions.get(id);
        if (subscription == null) {
            throw new RestError(statusIfUnknown, "woocommerce_rest_shop_subscription_invalid_id", "Invalid ID.");
        }
        return subscription;
    }

    private static void validate(Tree body) {
        List<String> statuses = List.copyOf(SubscriptionDesk.STATUSES.keySet());
        if (body.has("status") && !statuses.contains(body.text("status", ""))) {
            throw Call.notOneOf("status", "status", statuses);
        }
        if (body.has("billing_period") && !SubscriptionDesk.PERIODS.contains(body.text("billing_period", ""))) {
            throw Call.notOneOf("billing_period", "billing_period", SubscriptionDesk.PERIODS);
        }
    }

    private String url() {
        return shop.url() + "/wp-json/wc/v3/subscriptions";
    }

    private Map<String, @Nullable Object> tree(Subscription subscription, int decimals) {
        Map<String, @Nullable Object> tree = json.bare(subscription.head, decimals);
        tree.put("parent_id", subscription.parentId);
        tree.remove("refunds");
        tree.remove("currency_symbol");
        tree.remove("_links");
        tree.put("billing_period", subscription.period);
        tree.put("billing_interval", String.valueOf(subscription.interval));
        tree.put("trial_period", "");
        tree.put("suspension_count", subscription.suspensions);
        tree.put("requires_manual_renewal", subscription.manual);
        tree.put("start_date_gmt", date(subscription.start));
        tree.put("trial_end_date_gmt", date(subscription.trialEnd));
        tree.put("next_payment_date_gmt", date(subscription.nextPayment));
        tree.put("payment_retry_date_gmt", "");
        tree.put("last_payment_date_gmt", date(subscription.lastPayment));
        tree.put("cancelled_date_gmt", date(subscription.cancelled));
        tree.put("end_date_gmt", date(subscription.end));
        tree.put("resubscribed_from", "");
        tree.put("resubscribed_subscription", "");
        tree.put("removed_line_items", List.of());
        tree.put("_links", links(subscription));
        return tree;
    }

    /** A date that is not set is an empty text. */
    private String date(@Nullable Instant date) {
        String text = shop.time.gmt(date);
        return text == null ? "" : text;
    }

    private Map<String, @Nullable Object> links(Subscription subscription) {
        var links = Links.item(url() + "/" + subscription.id(), url(), METHODS);
        if (subscription.head.customerId != 0) {
            links.put("customer", Links.to(shop.url() + "/wp-json/wc/v3/customers/" + subscription.head.customerId));
        }
        if (subscription.parentId != 0) {
            links.put("up", Links.to(shop.url() + "/wp-json/wc/v3/orders/" + subscription.parentId));
        }
        return links;
    }
}
