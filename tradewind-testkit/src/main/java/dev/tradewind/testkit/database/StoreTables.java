package dev.tradewind.testkit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a WooCommerce store that hold orders and what belongs to them, to be filled by a test. Columns that nobody reads
 * are left out. Used by one thread.
 */
public final class StoreTables {

    private static final String ID = "bigint unsigned";

    /** Table by table its columns; the first is the primary key. */
    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry(
                    "options",
                    "option_id ID auto_increment, option_name varchar(191), option_value longtext,"
                            + " unique key (option_name)"),
            Map.entry(
                    "posts",
                    "ID ID auto_increment, post_date datetime, post_date_gmt datetime, post_title text,"
                            + " post_excerpt text, post_status varchar(20), post_name varchar(200) default '',"
                            + " post_modified_gmt datetime, post_parent ID default 0, post_type varchar(20),"
                            + " key (post_type, post_status, post_date), key (post_parent)"),
            Map.entry(
                    "postmeta",
                    "meta_id ID auto_increment, post_id ID, meta_key varchar(255), meta_value longtext,"
                            + " key (post_id), key (meta_key(191))"),
            Map.entry("terms", "term_id ID auto_increment, name varchar(200), slug varchar(200), key (slug(191))"),
            Map.entry(
                    "term_taxonomy",
                    "term_taxonomy_id ID auto_increment, term_id ID, taxonomy varchar(32),"
                            + " unique key (term_id, taxonomy)"),
            Map.entry(
                    "woocommerce_attribute_taxonomies",
                    "attribute_id ID auto_increment, attribute_name varchar(200)," + " attribute_label varchar(200)"),
            Map.entry(
                    "wc_orders",
                    "id ID, status varchar(20), currency varchar(10), type varchar(20),"
                            + " tax_amount decimal(26,8), total_amount decimal(26,8), customer_id ID, billing_email varchar(320),"
                            + " date_created_gmt datetime, date_updated_gmt datetime, parent_order_id ID,"
                            + " payment_method varchar(100), payment_method_title text, transaction_id varchar(100),"
                            + " ip_address varchar(100), user_agent text, customer_note text,"
                            + " key (type, status, date_created_gmt), key (parent_order_id)"),
            Map.entry(
                    "wc_orders_meta",
                    "id ID auto_increment, order_id ID, meta_key varchar(255), meta_value text,"
                            + " key (order_id, meta_key(100), meta_value(82))"),
            Map.entry(
                    "wc_order_addresses",
                    "id ID auto_increment, order_id ID, address_type varchar(20), first_name text,"
                            + " last_name text, company text, address_1 text, address_2 text, city text, state text, postcode text,"
                            + " country text, email varchar(320), phone varchar(100), unique key (address_type, order_id)"),
            Map.entry(
                    "wc_order_operational_data",
                    "id ID auto_increment, order_id ID, created_via varchar(100),"
                            + " woocommerce_version varchar(20), prices_include_tax tinyint(1), cart_hash varchar(100),"
                            + " order_key varchar(100), date_paid_gmt datetime, date_completed_gmt datetime,"
                            + " shipping_tax_amount decimal(26,8), shipping_total_amount decimal(26,8),"
                            + " discount_tax_amount decimal(26,8), discount_total_amount decimal(26,8), unique key (order_id)"),
            Map.entry(
                    "woocommerce_order_items",
                    "order_item_id ID auto_increment, order_item_name text,"
                            + " order_item_type varchar(200), order_id ID, key (order_id)"),
            Map.entry(
                    "woocommerce_order_itemmeta",
                    "meta_id ID auto_increment, order_item_id ID, meta_key varchar(255),"
                            + " meta_value longtext, key (order_item_id)"));

    /** Rows of one statement: a packet stays far below what the server takes. */
    private static final int ROWS_AT_ONCE = 1_000;

    private final Connection connection;
    private final String prefix;
    private final Map<String, List<Map<String, @Nullable Object>>> waiting = new LinkedHashMap<>();

    /** Tables that begin with {@code prefix}, for example {@code wp_}. */
    public StoreTables(Connection connection, String prefix) {
        this.connection = connection;
        this.prefix = prefix;
    }

    /** Makes them, empty. */
    public void create() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> table : TABLES.entrySet()) {
                String columns = table.getValue();
                String key = columns.substring(0, columns.indexOf(' '));
                statement.execute("create table %s%s (%s, primary key (%s)) engine=InnoDB"
                        .formatted(prefix, table.getKey(), columns.replace(" ID", " " + ID), key));
            }
        }
    }

    /**
     * Adds a row, in the end with {@link #flush}.
     *
     * @param table without the prefix
     * @param row values by column; those of columns that the table has not are passed over
     */
    public void add(String table, Map<String, ?> row) throws SQLException {
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        String columns = ", " + TABLES.get(table);
        row.forEach((column, value) -> {
            if (columns.contains(", " + column + " ")) {
                known.put(column, value);
            }
        });
        String shape = table + known.keySet();
        List<Map<String, @Nullable Object>> rows = waiting.computeIfAbsent(shape, key -> new ArrayList<>());
        rows.add(known);
        if (rows.size() == ROWS_AT_ONCE) {
            insert(table, rows);
            rows.clear();
        }
    }

    /** Whether there is such a table here, without its prefix. */
    public static boolean isKnown(String table) {
        return TABLES.containsKey(table);
    }

    /** Sets one of the shop's options. */
    public void option(String name, String value) throws SQLException {
        add("options", Map.of("option_name", name, "option_value", value));
    }

    /** Writes what waits, and makes it seen if the connection does not do so by itself. */
    public void flush() throws SQLException {
        for (Map.Entry<String, List<Map<String, @Nullable Object>>> each : waiting.entrySet()) {
            if (!each.getValue().isEmpty()) {
                insert(each.getKey().substring(0, each.getKey().indexOf('[')), each.getValue());
                each.getValue().clear();
            }
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    /** Runs a statement, {@code {posts}} in it standing for the table of that name. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql.replace("{", prefix).replace("}", ""));
        }
    }

    private void insert(String table, List<Map<String, @Nullable Object>> rows) throws SQLException {
        List<String> columns = List.copyOf(rows.getFirst().keySet());
        String sql = "insert into %s%s (%s) values (%s)"
                .formatted(
                        prefix,
                        table,
                        String.join(",", columns),
                        String.join(",", Collections.nCopies(columns.size(), "?")));
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Map<String, @Nullable Object> row : rows) {
                for (int i = 0; i < columns.size(); i++) {
                    insert.setObject(i + 1, row.get(columns.get(i)));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
