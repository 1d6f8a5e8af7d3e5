package dev.tradewind.connector.woocommerce;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a webhook is about, by its topic.
 *
 * @param name as the store sends it, for example {@code order.updated}
 * @param stream that it tells about; streams that are not read yet keep their events for the day they are
 */
record WebhookTopic(String name, String stream) {

    /** Topics are made of resource and event; a hook's name can be long. */
    private static final Pattern VALID = Pattern.compile("([a-z][a-z0-9_-]{0,39})\\.([A-Za-z0-9_./-]{1,119})");

    /** Events of hooks that are about nothing that is read. */
    private static final String ACTIONS = "actions";

    /** Hooks whose first argument is an order's id, besides those that begin as below. */
    private static final Set<String> ORDER_HOOKS = Set.of(
            "woocommerce_new_order",
            "woocommerce_update_order",
            "woocommerce_trash_order",
            "woocommerce_untrash_order",
            "woocommerce_delete_order",
            "woocommerce_payment_complete",
            "woocommerce_thankyou",
            "woocommerce_checkout_order_processed",
            "woocommerce_order_refunded",
            "woocommerce_order_fully_refunded",
            "woocommerce_order_partially_refunded",
            "woocommerce_order_payment_status_changed");

    /** Hooks about records of other streams, whose first argument is the record's id. */
    private static final Map<String, String> OTHER_HOOKS = Map.ofEntries(
            Map.entry("woocommerce_new_product", StoreStreams.PRODUCTS),
            Map.entry("woocommerce_update_product", StoreStreams.PRODUCTS),
            Map.entry("woocommerce_trash_product", StoreStreams.PRODUCTS),
            Map.entry("woocommerce_delete_product", StoreStreams.PRODUCTS),
            Map.entry("woocommerce_new_product_variation", StoreStreams.PRODUCTS),
            Map.entry("woocommerce_update_product_variation", StoreStreams.PRODUCTS),
            Map.entry("woocommerce_trash_product_variation", StoreStreams.PRODUCTS),
            Map.entry("woocommerce_delete_product_variation", StoreStreams.PRODUCTS),
            Map.entry("woocommerce_new_customer", StoreStreams.CUSTOMERS),
            Map.entry("woocommerce_created_customer", StoreStreams.CUSTOMERS),
            Map.entry("woocommerce_update_customer", StoreStreams.CUSTOMERS),
            Map.entry("woocommerce_delete_customer", StoreStreams.CUSTOMERS),
            Map.entry("woocommerce_new_coupon", StoreStreams.COUPONS),
            Map.entry("woocommerce_update_coupon", StoreStreams.COUPONS),
            Map.entry("woocommerce_trash_coupon", StoreStreams.COUPONS),
            Map.entry("woocommerce_delete_coupon", StoreStreams.COUPONS));

    private static final Pattern STATUS_HOOK = Pattern.compile("woocommerce_order_status_.+");

    /** The topic of that name, or empty if that is no topic's name. */
    static Optional<WebhookTopic> of(String name) {
        var parts = VALID.matcher(name);
        return parts.matches()
                ? Optional.of(new WebhookTopic(name, stream(parts.group(1), parts.group(2))))
                : Optional.empty();
    }

    /** Whether it tells of a hook that ran: the body has the hook's first argument and no record. */
    boolean isAction() {
        return name.startsWith("action.");
    }

    /** Whether it tells that a record went to the trash. */
    boolean isDeletion() {
        return name.endsWith(".deleted");
    }

    private static String stream(String resource, String event) {
        if (!resource.equals("action")) {
            return resource + "s";
        }
        boolean aboutAnOrder =
                ORDER_HOOKS.contains(event) || STATUS_HOOK.matcher(event).matches();
        return aboutAnOrder ? StoreStreams.ORDERS : OTHER_HOOKS.getOrDefault(event, ACTIONS);
    }
}
