package dev.tradewind.connector.woocommerce.database;

import java.util.Locale;
import java.util.Set;

/**
 * The meta keys that WooCommerce keeps for itself: what is in them is told by other properties, or by none, and the API
 * leaves them out of {@code meta_data}.
 */
final class OwnKeys {

    /** Of orders and refunds, each with an underscore before it. */
    private static final Set<String> ORDER = Set.of(
            "amount",
            "billing",
            "billing_address_1",
            "billing_address_2",
            "billing_address_index",
            "billing_city",
            "billing_company",
            "billing_country",
            "billing_email",
            "billing_first_name",
            "billing_last_name",
            "billing_phone",
            "billing_postcode",
            "billing_state",
            "cart_discount",
            "cart_discount_tax",
            "cart_hash",
            "cart_tax",
            "cogs_total_value",
            "completed_date",
            "created_via",
            "currency",
            "customer_id",
            "customer_ip_address",
            "customer_note",
            "customer_user",
            "customer_user_agent",
            "date_completed",
            "date_created",
            "date_modified",
            "date_paid",
            "discount_tax",
            "discount_total",
            "download_permissions_granted",
            "edit_last",
            "edit_lock",
            "new_order_email_sent",
            "order_currency",
            "order_key",
            "order_shipping",
            "order_shipping_tax",
            "order_stock_reduced",
            "order_tax",
            "order_total",
            "order_version",
            "paid_date",
            "parent_id",
            "payment_method",
            "payment_method_title",
            "payment_tokens",
            "prices_include_tax",
            "reason",
            "recorded_coupon_usage_counts",
            "recorded_sales",
            "refund_amount",
            "refund_reason",
            "refunded_by",
            "refunded_payment",
            "shipping",
            "shipping_address_1",
            "shipping_address_2",
            "shipping_address_index",
            "shipping_city",
            "shipping_company",
            "shipping_country",
            "shipping_first_name",
            "shipping_last_name",
            "shipping_phone",
            "shipping_postcode",
            "shipping_state",
            "shipping_tax",
            "shipping_total",
            "status",
            "total",
            "total_tax",
            "transaction_id",
            "version");

    private static final Set<String> PRODUCT_LINE = Set.of(
            "_product_id",
            "_variation_id",
            "_qty",
            "_tax_class",
            "_line_subtotal",
            "_line_subtotal_tax",
            "_line_total",
            "_line_tax",
            "_line_tax_data",
            "_cogs_value");

    private static final Set<String> SHIPPING_LINE =
            Set.of("method_id", "instance_id", "cost", "total_tax", "taxes", "tax_status");

    private static final Set<String> FEE_LINE = Set.of(
            "_fee_amount",
            "_tax_class",
            "_tax_status",
            "_line_subtotal",
            "_line_subtotal_tax",
            "_line_total",
            "_line_tax",
            "_line_tax_data");

    private static final Set<String> TAX_LINE =
            Set.of("rate_id", "label", "compound", "tax_amount", "shipping_tax_amount", "rate_percent");

    private static final Set<String> COUPON_LINE = Set.of("discount_amount", "discount_amount_tax");

    private OwnKeys() {}

    static boolean isOfOrders(String key) {
        return isOfWordPress(key) || (key.startsWith("_") && ORDER.contains(key.substring(1)));
    }

    /** Whether it is one of the lines of a type as {@code order_item_type} names it. */
    static boolean isOfLines(String type, String key) {
        return isOfWordPress(key)
                || (switch (type) {
                            case "line_item" -> PRODUCT_LINE;
                            case "shipping" -> SHIPPING_LINE;
                            case "fee" -> FEE_LINE;
                            case "tax" -> TAX_LINE;
                            case "coupon" -> COUPON_LINE;
                            default -> Set.<String>of();
                        })
                        .contains(key);
    }

    private static boolean isOfWordPress(String key) {
        return key.toLowerCase(Locale.ROOT).startsWith("wp_");
    }
}
