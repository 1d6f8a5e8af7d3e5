package dev.tradewind.connector.woocommerce;

import dev.tradewind.testkit.database.MariaDbServer;
import dev.tradewind.testkit.database.StoreRows;
import dev.tradewind.testkit.database.StoreTables;
import dev.tradewind.testkit.recorded.Recordings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A database with the rows that were recorded of a real store's.
 *
 * <p>Not recorded, and put in as the store's answers show it: where the shop lies, its page for paying, the label of its one
 * attribute, and a product and a variation of which only the ids are in the orders' rows.
 */
final class RecordedTables {

    static final String URL = "https://127.0.0.1:8443";

    private final MariaDbServer server;
    private final String database;

    private RecordedTables(MariaDbServer server, String database) {
        this.server = server;
        this.database = database;
    }

    /** As it was with WooCommerce's own tables for orders. */
    static RecordedTables hpos() throws SQLException {
        return filled("g-database/hpos-order-rows.json", "yes");
    }

    /** As it was, later, when orders were posts. */
    static RecordedTables legacy() throws SQLException {
        return filled("g-database/legacy-order-rows.json", "no");
    }

    /** The products and options that were recorded, and orders and refunds as the API showed them. */
    static RecordedTables of(List<Map<String, Object>> orders, List<Map<String, Object>> refunds) throws SQLException {
        MariaDbServer server = MariaDbServer.shared();
        String database = server.createDatabase();
        try (Connection connection = server.connect(database)) {
            StoreTables tables = new StoreTables(connection, "wp_");
            tables.create();
            add(tables, (Map<?, ?>) tree("g-database/product-rows.json").get("tables"));
            addOptions(tables, "yes");
            addWhatWasNotRecorded(tables);
            StoreRows rows = new StoreRows(tables);
            List.of(10L, 11L, 12L, 13L, 14L).forEach(rows::hasProduct);
            for (Map<String, Object> order : orders) {
                rows.order(order);
            }
            for (Map<String, Object> refund : refunds) {
                rows.refund(refund);
            }
            tables.flush();
        }
        return new RecordedTables(server, database);
    }

    private static RecordedTables filled(String orders, String customTables) throws SQLException {
        MariaDbServer server = MariaDbServer.shared();
        String database = server.createDatabase();
        try (Connection connection = server.connect(database)) {
            StoreTables tables = new StoreTables(connection, "wp_");
            tables.create();
            Map<?, ?> recorded = tree(orders);
            if (recorded.get("tables") instanceof Map<?, ?> rows) {
                add(tables, rows);
            } else {
                add(tables, (Map<?, ?>) recorded.get("same_order_as_in_hpos-order-rows.json"));
                // Lines are kept in the same tables, whatever orders are kept in.
                Map<?, ?> lines =
                        (Map<?, ?>) tree("g-database/hpos-order-rows.json").get("tables");
                addAll(tables, "woocommerce_order_itemmeta", (List<?>) lines.get("wp_woocommerce_order_itemmeta"));
            }
            add(tables, (Map<?, ?>) tree("g-database/product-rows.json").get("tables"));
            addOptions(tables, customTables);
            addWhatWasNotRecorded(tables);
            tables.flush();
        }
        return new RecordedTables(server, database);
    }

    private static void addOptions(StoreTables tables, String customTables) throws SQLException {
        for (Object option : (List<?>) tree("g-database/misc-rows.json").get("options")) {
            Map<?, ?> row = (Map<?, ?>) option;
            String name = (String) row.get("option_name");
            String value = (String) row.get("option_value");
            tables.option(name, name.equals("woocommerce_custom_orders_table_enabled") ? customTables : value);
        }
    }

    private static void addWhatWasNotRecorded(StoreTables tables) throws SQLException {
        tables.option("home", URL);
        tables.option("siteurl", URL);
        tables.option("woocommerce_checkout_page_id", "8");
        tables.add("posts", post(8, 0, "page", "Checkout", "checkout"));
        tables.add("posts", post(11, 0, "product", "Tasse", "tasse"));
        tables.add("posts", post(14, 12, "product_variation", "T-Shirt - M, rot", "t-shirt-m-rot"));
        tables.add("postmeta", Map.of("post_id", 11, "meta_key", "_sku", "meta_value", "MUG-1"));
        tables.add("postmeta", Map.of("post_id", 14, "meta_key", "_sku", "meta_value", "TS-M-rot"));
        tables.add("woocommerce_attribute_taxonomies", Map.of("attribute_name", "size", "attribute_label", "Grösse"));
    }

    private static Map<String, Object> post(int id, int parent, String type, String title, String name) {
        return Map.of(
                "ID",
                id,
                "post_parent",
                parent,
                "post_type",
                type,
                "post_title",
                title,
                "post_name",
                name,
                "post_status",
                "publish");
    }

    private static void add(StoreTables tables, Map<?, ?> recorded) throws SQLException {
        for (Map.Entry<?, ?> table : recorded.entrySet()) {
            String name = String.valueOf(table.getKey());
            boolean isWanted = !name.contains("(") && StoreTables.isKnown(name.substring("wp_".length()));
            if (isWanted) {
                addAll(tables, name.substring("wp_".length()), (List<?>) table.getValue());
            }
        }
    }

    private static void addAll(StoreTables tables, String table, List<?> rows) throws SQLException {
        for (Object row : rows) {
            Map<String, Object> values = new LinkedHashMap<>();
            ((Map<?, ?>) row).forEach((column, value) -> values.put((String) column, value));
            tables.add(table, values);
        }
    }

    private static Map<?, ?> tree(String name) {
        return (Map<?, ?>) Recordings.ofWooCommerce().tree(name);
    }

    /** Settings of a connection that reads this database, by an account that may read and nothing else. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("url", URL);
        settings.put("credentials.key", "ck_test");
        settings.put("credentials.secret", "cs_test");
        settings.put("sweep-overlap", "5m");
        settings.put("database.url", server.url(database));
        settings.put("database.user", server.createReader(database, "reader-password"));
        settings.put("database.password", "reader-password");
        settings.put("database.table-prefix", "wp_");
        return settings;
    }

    /** Gives the reader of {@link #settings} more rights than it needs. */
    void allowWriting() {
        server.execute("grant select, update on %s.* to '%s_reader'@'%%'".formatted(database, database));
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = server.connect(database)) {
            new StoreTables(connection, "wp_").execute(sql);
        }
    }
}
