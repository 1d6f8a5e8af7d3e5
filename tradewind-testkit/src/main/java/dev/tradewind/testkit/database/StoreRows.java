package dev.tradewind.testkit.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fills a store's tables with orders and refunds that its API has shown: the rows that the store would have shown them of, in
 * WooCommerce's own tables for orders. Used by one thread.
 *
 * <p>What the API does not show of a product is made up: it is a plain one, named as the line is.
 */
public final class StoreRows {

    /** Ids of rows that the API does not show begin here: far above those that it shows. */
    private static final long FIRST_HIDDEN_ID = 1_000_000_000;

    private final StoreTables tables;
    private final Set<Long> products = new HashSet<>();
    private long nextId = FIRST_HIDDEN_ID;

    public StoreRows(StoreTables tables) {
        this.tables = tables;
    }

    /** Makes the tables of a shop at {@code url} and fills them with orders that its API has shown. */
    public static void fill(MariaDbServer server, String database, String url, Stream<? extends Map<String, ?>> orders)
            throws SQLException {
        try (Connection connection = server.connect(database)) {
            StoreTables tables = new StoreTables(connection, "wp_");
            tables.create();
            connection.setAutoCommit(false);
            StoreRows rows = new StoreRows(tables);
            rows.options(url);
            for (Iterator<? extends Map<String, ?>> each = orders.iterator(); each.hasNext(); ) {
                rows.order(each.next());
            }
            tables.flush();
        }
    }

    /** Says that there is such a product, or variation, already. */
    public void hasProduct(long id) {
        products.add(id);
    }

    /** The options of a shop at {@code url} whose orders have tables of their own. */
    public void options(String url) throws SQLException {
        tables.option("woocommerce_custom_orders_table_enabled", "yes");
        tables.option("woocommerce_custom_orders_table_data_sync_enabled", "no");
        tables.option("woocommerce_version", "10.0.2");
        tables.option("woocommerce_price_num_decimals", "2");
        tables.option("timezone_string", "Europe/Berlin");
        tables.option("permalink_structure", "/%postname%/");
        tables.option("home", url);
        tables.option("siteurl", url);
        tables.option("woocommerce_checkout_page_id", "8");
        tables.add("posts", Map.of("ID", 8, "post_type", "page", "post_name", "checkout", "post_status", "publish"));
    }

    /** An order as the API shows it. */
    public void order(Map<String, ?> order) throws SQLException {
        long id = number(order.get("id"));
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("type", "shop_order");
        row.put("status", status(String.valueOf(order.get("status"))));
        row.put("parent_order_id", order.get("parent_id"));
        row.put("total_amount", order.get("total"));
        row.put("tax_amount", order.get("cart_tax"));
        row.put("ip_address", order.get("customer_ip_address"));
        row.put("user_agent", order.get("customer_user_agent"));
        row.put("date_updated_gmt", order.get("date_modified_gmt"));
        List.of(
                        "currency",
                        "customer_id",
                        "customer_note",
                        "date_created_gmt",
                        "payment_method",
                        "payment_method_title",
                        "transaction_id")
                .forEach(name -> row.put(name, order.get(name)));
        tables.add("wc_orders", row);
        operational(order);
        address(id, "billing", map(order.get("billing")));
        address(id, "shipping", map(order.get("shipping")));
        meta(id, order);
        lines(id, order);
    }

    // Statuses of the store's own and of plug-ins have this before them; those of WordPress have not.
    private static String status(String status) {
        return status.equals("trash") || status.equals("auto-draft") ? status : "wc-" + status;
    }

    private void operational(Map<String, ?> order) throws SQLException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("order_id", order.get("id"));
        row.put("woocommerce_version", order.get("version"));
        row.put("prices_include_tax", Boolean.TRUE.equals(order.get("prices_include_tax")) ? 1 : 0);
        row.put("shipping_total_amount", order.get("shipping_total"));
        row.put("shipping_tax_amount", order.get("shipping_tax"));
        row.put("discount_total_amount", order.get("discount_total"));
        row.put("discount_tax_amount", order.get("discount_tax"));
        List.of("created_via", "cart_hash", "order_key", "date_paid_gmt", "date_completed_gmt")
                .forEach(name -> row.put(name, order.get(name)));
        tables.add("wc_order_operational_data", row);
    }

    private void address(long order, String type, Map<String, Object> address) throws SQLException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(address);
        row.put("order_id", order);
        row.put("address_type", type);
        tables.add("wc_order_addresses", row);
    }

    private void meta(long order, Map<String, ?> tree) throws SQLException {
        for (Map<String, Object> entry : list(tree.get("meta_data"))) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("id", entry.get("id"));
            row.put("order_id", order);
            row.put("meta_key", entry.get("key"));
            row.put("meta_value", PhpText.of(entry.get("value")));
            tables.add("wc_orders_meta", row);
        }
    }

    /** A refund as the API shows it. */
    public void refund(Map<String, ?> refund) throws SQLException {
        long id = number(refund.get("id"));
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("type", "shop_order_refund");
        row.put("status", "wc-completed");
        row.put("parent_order_id", refund.get("parent_id"));
        row.put("date_created_gmt", refund.get("date_created_gmt"));
        row.put("date_updated_gmt", refund.get("date_created_gmt"));
        tables.add("wc_orders", row);
        hidden(id, "_refund_amount", refund.get("amount"));
        hidden(id, "_refund_reason", refund.get("reason"));
        hidden(id, "_refunded_by", refund.get("refunded_by"));
        hidden(id, "_refunded_payment", Boolean.TRUE.equals(refund.get("refunded_payment")) ? "1" : "");
        meta(id, refund);
        lines(id, refund);
    }

    private void hidden(long order, String key, @Nullable Object value) throws SQLException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", nextId++);
        row.put("order_id", order);
        row.put("meta_key", key);
        row.put("meta_value", value);
        tables.add("wc_orders_meta", row);
    }

    private void lines(long order, Map<String, ?> tree) throws SQLException {
        for (Map<String, Object> line : list(tree.get("line_items"))) {
            product(line);
            line(order, "line_item", "name", line, StoredLine.ofProduct(line));
        }
        for (Map<String, Object> line : list(tree.get("shipping_lines"))) {
            line(order, "shipping", "method_title", line, StoredLine.ofShipping(line));
        }
        for (Map<String, Object> line : list(tree.get("fee_lines"))) {
            line(order, "fee", "name", line, StoredLine.ofFee(line));
        }
        for (Map<String, Object> line : list(tree.get("tax_lines"))) {
            line(order, "tax", "rate_code", line, StoredLine.ofTax(line));
        }
        for (Map<String, Object> line : list(tree.get("coupon_lines"))) {
            line(order, "coupon", "code", line, StoredLine.ofCoupon(line));
        }
    }

    private void line(long order, String type, String name, Map<String, Object> line, Map<String, ?> own)
            throws SQLException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        long id = number(line.get("id"));
        row.put("order_item_id", id);
        row.put("order_item_name", line.get(name));
        row.put("order_item_type", type);
        row.put("order_id", order);
        tables.add("woocommerce_order_items", row);
        for (Map.Entry<String, ?> entry : own.entrySet()) {
            itemMeta(nextId++, id, entry.getKey(), entry.getValue());
        }
        for (Map<String, Object> entry : list(line.get("meta_data"))) {
            itemMeta(number(entry.get("id")), id, String.valueOf(entry.get("key")), PhpText.of(entry.get("value")));
        }
    }

    private void itemMeta(long id, long line, String key, @Nullable Object value) throws SQLException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("meta_id", id);
        row.put("order_item_id", line);
        row.put("meta_key", key);
        row.put("meta_value", value);
        tables.add("woocommerce_order_itemmeta", row);
    }

    private void product(Map<String, Object> line) throws SQLException {
        long id = number(line.get("product_id"));
        long variation = number(line.get("variation_id"));
        if (id != 0 && products.add(id)) {
            String name = String.valueOf(variation == 0 ? line.get("name") : line.get("parent_name"));
            post(id, 0, "product", name, variation == 0 ? line.get("sku") : null);
        }
        if (variation != 0 && products.add(variation)) {
            post(variation, id, "product_variation", String.valueOf(line.get("name")), line.get("sku"));
        }
    }

    private void post(long id, long parent, String type, String title, @Nullable Object sku) throws SQLException {
        tables.add(
                "posts",
                Map.of(
                        "ID",
                        id,
                        "post_parent",
                        parent,
                        "post_type",
                        type,
                        "post_title",
                        title,
                        "post_status",
                        "publish"));
        if (sku != null && !sku.equals("")) {
            tables.add("postmeta", Map.of("post_id", id, "meta_key", "_sku", "meta_value", sku));
        }
    }

    private static long number(@Nullable Object id) {
        return id instanceof Number number ? number.longValue() : 0;
    }

    @SuppressWarnings("unchecked") // Keys of a JSON object are strings.
    private static Map<String, Object> map(@Nullable Object tree) {
        return tree instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static List<Map<String, Object>> list(@Nullable Object tree) {
        return tree instanceof List<?> list ? list.stream().map(StoreRows::map).toList() : List.of();
    }
}
