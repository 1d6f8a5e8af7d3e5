package dev.tradewind.sandbox.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A registered webhook. Guarded by the shop's lock. */
final class Webhook {

    /** The failure counter's threshold. It is looked at before counting, so the seventh failure in a row disables. */
    static final int FAILURES_TOLERATED = 5;

    /** Topics that can be registered, with the hooks the API names for them. */
    static final Map<String, List<String>> HOOKS = Map.ofEntries(
            Map.entry("order.created", List.of("woocommerce_new_order")),
            Map.entry("order.updated", List.of("woocommerce_update_order", "woocommerce_order_refunded")),
            Map.entry("order.deleted", List.of("wp_trash_post", "woocommerce_trash_order")),
            Map.entry("order.restored", List.of("untrashed_post", "woocommerce_untrash_order")),
            Map.entry(
                    "product.created",
                    List.of(
                            "woocommerce_process_product_meta",
                            "woocommerce_new_product",
                            "woocommerce_new_product_variation")),
            Map.entry(
                    "product.updated",
                    List.of(
                            "woocommerce_process_product_meta",
                            "woocommerce_update_product",
                            "woocommerce_update_product_variation")),
            Map.entry("product.deleted", List.of("wp_trash_post")),
            Map.entry("product.restored", List.of("untrashed_post")),
            Map.entry(
                    "customer.created",
                    List.of("user_register", "woocommerce_created_customer", "woocommerce_new_customer")),
            Map.entry("customer.updated", List.of("profile_update", "woocommerce_update_customer")),
            Map.entry("customer.deleted", List.of("delete_user")),
            Map.entry("coupon.created", List.of("woocommerce_process_shop_coupon_meta", "woocommerce_new_coupon")),
            Map.entry("coupon.updated", List.of("woocommerce_process_shop_coupon_meta", "woocommerce_update_coupon")),
            Map.entry("coupon.deleted", List.of("wp_trash_post")),
            Map.entry("coupon.restored", List.of("untrashed_post")),
            Map.entry("subscription.created", List.of("wcs_webhook_subscription_created")),
            Map.entry("subscription.updated", List.of("wcs_webhook_subscription_updated")),
            Map.entry("subscription.deleted", List.of("wcs_webhook_subscription_deleted")),
            Map.entry("subscription.switched", List.of("wcs_webhook_subscription_switched")));

    final int id;
    final Instant created;
    String name = "";
    String status = "active";
    String topic = "";
    String deliveryUrl = "";
    String secret = "";
    int failureCount;
    boolean pendingPing = true;

    @Nullable
    Instant modified;

    Webhook(int id, Instant created) {
        this.id = id;
        this.created = created;
    }

    static boolean knows(String topic, Set<Plugin> plugins) {
        if (topic.startsWith("subscription.") && !plugins.contains(Plugin.SUBSCRIPTIONS)) {
            return false;
        }
        return HOOKS.containsKey(topic) || topic.matches("action\\.[a-z0-9_]{1,100}");
    }

    boolean active() {
        return status.equals("active");
    }

    String resource() {
        return topic.substring(0, topic.indexOf('.'));
    }

    String event() {
        return topic.substring(topic.indexOf('.') + 1);
    }

    void answered(int httpStatus) {
        // 301 and 302 count as delivered and are not followed: the event is lost (recorded).
        if (httpStatus >= 200 && httpStatus <= 302) {
            failureCount = 0;
        } else if (failureCount > FAILURES_TOLERATED) {
            status = "disabled";
        } else {
            failureCount++;
        }
    }
}
