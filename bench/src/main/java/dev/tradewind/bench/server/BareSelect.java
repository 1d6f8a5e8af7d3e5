package dev.tradewind.bench.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The baseline of a backfill by the database: selects the same rows, page by page, looks at each value and throws it away. A
 * program of its own: {@code BareSelect URL USER PASSWORD}; prints how many orders it got a second.
 */
public final class BareSelect {

    private static final int PAGE = 500;

    private static final List<String> OF_ORDERS = List.of(
            "select * from wp_wc_orders where id in (%s)",
            "select * from wp_wc_order_operational_data where order_id in (%s)",
            "select * from wp_wc_order_addresses where order_id in (%s)",
            "select * from wp_wc_orders_meta where order_id in (%s)",
            "select * from wp_woocommerce_order_items i left join wp_woocommerce_order_itemmeta m"
                    + " on m.order_item_id = i.order_item_id where i.order_id in (%s)");

    private BareSelect() {}

    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection(args[0], args[1], args[2])) {
            long began = System.nanoTime();
            long orders = 0;
            List<String> ids = ids(connection, 0);
            while (!ids.isEmpty()) {
                for (String sql : OF_ORDERS) {
                    read(connection, sql.formatted(String.join(",", ids)));
                }
                orders += ids.size();
                ids = ids(connection, Long.parseLong(ids.getLast()));
            }
            System.out.println(orders / ((System.nanoTime() - began) / 1e9));
        }
    }

    private static List<String> ids(Connection connection, long after) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select id from wp_wc_orders where id > ? and type = 'shop_order' order by id limit " + PAGE)) {
            query.setLong(1, after);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    private static void read(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    rows.getString(i);
                }
            }
        }
    }
}
