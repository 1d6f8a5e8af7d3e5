package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Request.Param;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of /orders. */
final class OrdersApi {

    private static final String INVALID_ID = "woocommerce_rest_shop_order_invalid_id";
    private static final List<Param> LINK_DEFAULTS =
            List.of(new Param("status[0]", "any"), new Param("dp", "2"), new Param("context", "view"));

    /** What the shop calls each status that an order can be shown with. */
    static final Map<String, String> STATUS_NAMES = statusNames();

    private final Shop shop;
    private final OrderDesk desk;
    private final OrderJson json;
    private final OrderFilter filter;

    OrdersApi(Shop shop, OrderDesk desk, OrderJson json) {
        this.shop = shop;
        this.desk = desk;
        this.json = json;
        this.filter = new OrderFilter(shop);
    }

    Reply list(Call call) {
        List<Order> found = filter.select(call);
        int decimals = call.decimals();
        // dp and context join the link only when at least one order was shown (recorded).
        boolean shown = call.bounded("page", 1, 1, Integer.MAX_VALUE) == 1
                || found.size()
                        > (call.bounded("page", 1, 1, Integer.MAX_VALUE) - 1L) * call.bounded("per_page", 10, 1, 100);
        List<Param> defaults = shown ? LINK_DEFAULTS : LINK_DEFAULTS.subList(0, 1);
        return new Page(call, url()).of(found, defaults, !shop.settings.legacy(), order -> json.order(order, decimals));
    }

    Reply get(Call call) {
        return Reply.ok(json.order(find(call.id(1), 404), call.decimals()));
    }

    Reply create(Call call) {
        validate(call.body());
        Order order = desk.create(call.body());
        return Reply.created(json.order(order, call.decimals()), url() + "/" + order.id);
    }

    Reply update(Call call) {
        validate(call.body());
        Order order = find(call.id(1), 400);
        desk.update(order, call.body());
        return Reply.ok(json.order(order, call.decimals()));
    }

    Reply delete(Call call) {
        Order order = find(call.id(1), 404);
        return Reply.ok(delete(order, call.flag("force"), call.decimals()));
    }

    /** The answer shows the order as it was before (recorded). */
    private Map<String, @Nullable Object> delete(Order order, boolean force, int decimals) {
        Map<String, @Nullable Object> before = json.order(order, decimals);
        if (force) {
            desk.delete(order);
        } else {
            desk.trash(order);
        }
        return before;
    }

    Reply batch(Call call) {
        var batch = new Batch(call.body());
        // Items of a batch are not validated as single calls are: an unknown status is dropped (recorded).
        return Reply.ok(batch.run(
                item -> json.order(desk.create(item), 2),
                item -> {
                    Order order = find(item.integer("id", 0), 400);
                    desk.update(order, item);
                    return json.order(order, 2);
                },
                id -> delete(find(id, 404), true, 2)));
    }

    /** Sends the customer nothing, for there is no mail here, and answers as if it had (recorded). */
    Reply sendDetails(Call call) {
        Order order = find(call.id(1), 404);
        String email = order.billing.getOrDefault("email", "");
        if (email.isEmpty()) {
            throw new RestError(400, "woocommerce_rest_missing_email", "Order does not have an email address.");
        }
        String by = call.request().header("User-Agent").orElse("");
        return Reply.ok(Map.of("message", "Order details sent to " + email + ", via " + by + "."));
    }

    Reply statuses(Call call) {
        var names = new LinkedHashMap<>(STATUS_NAMES);
        shop.settings.peculiarities().statuses().forEach(status -> names.put(status, status));
        return Reply.ok(names.entrySet().stream()
                .map(e -> Map.of("slug", e.getKey(), "name", e.getValue()))
                .toList());
    }

    private static Map<String, String> statusNames() {
        var names = new LinkedHashMap<String, String>();
        names.put("pending", "Pending payment");
        names.put("processing", "Processing");
        names.put("on-hold", "On hold");
        names.put("completed", "Completed");
        names.put("cancelled", "Cancelled");
        names.put("refunded", "Refunded");
        names.put("failed", "Failed");
        names.put("checkout-draft", "Draft");
        return Collections.unmodifiableMap(names);
    }

    /** The tree a webhook carries: the order, or what the API answers if it is gone. */
    Map<String, @Nullable Object> payload(int id) {
        return json.order(find(id, 404), 2);
    }

    Order find(int id, int statusIfUnknown) {
        return shop.orders.find(id).orElseThrow(() -> new RestError(statusIfUnknown, INVALID_ID, "Invalid ID."));
    }

    private String url() {
        return shop.url() + "/wp-json/wc/v3/orders";
    }

    private void validate(Tree body) {
        List<String> statuses = shop.settings.statuses();
        if (body.has("status") && !statuses.contains(body.text("status", ""))) {
            throw Call.notOneOf("status", "status", statuses);
        }
        String email = body.child("billing").text("email", "");
        if (!email.isEmpty() && !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw RestError.invalidParam("billing", "Invalid email address.", "rest_invalid_email");
        }
    }
}
