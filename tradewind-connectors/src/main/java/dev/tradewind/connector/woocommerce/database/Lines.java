package dev.tradewind.connector.woocommerce.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of some orders and refunds: products, shipping, fees, taxes, coupons. */
record Lines(Map<Long, List<Line>> byOrder) {

    private static final String ALL = """
            select i.order_id, i.order_item_id, i.order_item_name, i.order_item_type, m.meta_id, m.meta_key, m.meta_value
            from {woocommerce_order_items} i
              left join {woocommerce_order_itemmeta} m on m.order_item_id = i.order_item_id
            where i.order_id in (:ids) order by i.order_item_id, m.meta_id""";

    private static final String COUNT = "select order_id, count(*) as n from {woocommerce_order_items}"
            + " where order_id in (:ids) group by order_id";

    /** One line. */
    record Line(long id, String name, String type, StoredMeta meta) {

        boolean isProduct() {
            return type.equals("line_item");
        }

        long productId() {
            return Numbers.whole(meta.text("_product_id"));
        }

        long variationId() {
            return Numbers.whole(meta.text("_variation_id"));
        }
    }

    /** How many lines each order has; without those that have none. */
    static Map<Long, Long> counts(Snapshot snapshot, Collection<Long> orders) throws SQLException {
        Map<Long, Long> counts = new LinkedHashMap<>();
        snapshot.rowsOf(COUNT, orders).forEach(row -> counts.put(row.number("order_id"), row.number("n")));
        return counts;
    }

    static Lines read(Snapshot snapshot, Collection<Long> orders) throws SQLException {
        Map<Long, List<Line>> byOrder = new LinkedHashMap<>();
        Snapshot.by("order_item_id", snapshot.rowsOf(ALL, orders)).values().forEach(rows -> {
            Row first = rows.getFirst();
            Line line = new Line(
                    first.number("order_item_id"),
                    first.text("order_item_name"),
                    first.text("order_item_type"),
                    StoredMeta.of(rows));
            byOrder.computeIfAbsent(first.number("order_id"), order -> new ArrayList<>())
                    .add(line);
        });
        return new Lines(byOrder);
    }

    List<Line> of(long order) {
        return byOrder.getOrDefault(order, List.of());
    }

    /** All of all orders. */
    List<Line> all() {
        return byOrder.values().stream().flatMap(List::stream).toList();
    }
}
