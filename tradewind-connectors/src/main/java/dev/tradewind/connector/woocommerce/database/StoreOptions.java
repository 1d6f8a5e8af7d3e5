package dev.tradewind.connector.woocommerce.database;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the shop's owner has set, as far as the API's answers depend on it. */
final class StoreOptions {

    private static final String CUSTOM_TABLES = "woocommerce_custom_orders_table_enabled";

    private static final List<String> NAMES = List.of(
            CUSTOM_TABLES,
            "woocommerce_version",
            "woocommerce_price_num_decimals",
            "woocommerce_checkout_page_id",
            "woocommerce_checkout_pay_endpoint",
            "permalink_structure",
            "timezone_string",
            "gmt_offset",
            "home",
            "siteurl",
            "upload_url_path");

    /** Pages lie within pages; more levels than that is a loop. */
    private static final int PAGE_LEVELS_MAX = 8;

    private final Map<String, String> values;
    private final String checkoutPath;

    private StoreOptions(Map<String, String> values, String checkoutPath) {
        this.values = values;
        this.checkoutPath = checkoutPath;
    }

    static StoreOptions read(Snapshot snapshot) throws SQLException {
        Map<String, String> values = new HashMap<>();
        List<Row> rows = snapshot.rows(
                "select option_name, option_value from {options} where option_name in (" + Snapshot.marks(NAMES.size())
                        + ")",
                NAMES.toArray());
        rows.forEach(row -> values.put(row.text("option_name"), row.text("option_value")));
        long page = Numbers.whole(values.getOrDefault("woocommerce_checkout_page_id", ""));
        return new StoreOptions(values, path(snapshot, page));
    }

    /** Names of a page and of those that it lies in, from the outermost; empty if there is no such page. */
    private static String path(Snapshot snapshot, long page) throws SQLException {
        StringBuilder path = new StringBuilder();
        long id = page;
        for (int level = 0; id > 0 && level < PAGE_LEVELS_MAX; level++) {
            List<Row> found = snapshot.rowsOf(
                    "select post_name, post_parent from {posts} where ID in (:ids) and post_type = 'page'",
                    List.of(id));
            if (found.isEmpty()) {
                break;
            }
            path.insert(0, "/" + found.getFirst().text("post_name"));
            id = found.getFirst().number("post_parent");
        }
        return path.toString();
    }

    /** Whether orders are kept in WooCommerce's own tables (HPOS); otherwise they are posts. */
    boolean hasOrderTables() {
        return get(CUSTOM_TABLES).equals("yes");
    }

    /** Empty if WooCommerce was never installed here. */
    String version() {
        return get("woocommerce_version");
    }

    /** Decimals of amounts. */
    int decimals() {
        String text = get("woocommerce_price_num_decimals");
        return text.isEmpty() ? 2 : Math.clamp(Numbers.whole(text), 0, 8);
    }

    /** What local times of old orders are in. */
    ZoneId zone() {
        try {
            String name = get("timezone_string");
            double hours = Numbers.decimal(get("gmt_offset")).doubleValue();
            return name.isEmpty() ? ZoneOffset.ofTotalSeconds((int) Math.round(hours * 3600)) : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC; // As WordPress does with a zone that it does not know.
        }
    }

    /** Where an order is paid. */
    String paymentUrl(long order, String key) {
        String endpoint = get("woocommerce_checkout_pay_endpoint");
        String name = endpoint.isEmpty() ? "order-pay" : endpoint;
        String query = "pay_for_order=true&key=" + key;
        String structure = get("permalink_structure");
        if (structure.isEmpty()) {
            return "%s/?page_id=%s&%s=%d&%s".formatted(home(), get("woocommerce_checkout_page_id"), name, order, query);
        }
        String slash = structure.endsWith("/") ? "/" : "";
        return "%s%s/%s/%d%s?%s".formatted(home(), checkoutPath, name, order, slash, query);
    }

    private String home() {
        return withoutSlash(get("home"));
    }

    /** Where a file lies that an attachment names. */
    String uploadUrl(String file) {
        String path = get("upload_url_path");
        String base = path.isEmpty() ? withoutSlash(get("siteurl")) + "/wp-content/uploads" : withoutSlash(path);
        return base + "/" + file;
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private String get(String name) {
        return values.getOrDefault(name, "");
    }
}
