package dev.tradewind.connector.woocommerce.database;

import dev.tradewind.api.BackfillRange;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** WooCommerce's own tables for orders ("high-performance order storage"). */
final class HposTables implements OrderTables {

    private static final String LIVE = "type = ? and status not in ('trash', 'auto-draft')";

    private static final String WHOLE = """
            select o.id, o.parent_order_id as parent_id, o.status, o.currency, o.customer_id, o.customer_note,
              o.total_amount as total, o.tax_amount as cart_tax,
              o.date_created_gmt, o.date_updated_gmt as date_modified_gmt, d.date_paid_gmt, d.date_completed_gmt,
              o.payment_method, o.payment_method_title, o.transaction_id,
              o.ip_address as customer_ip_address, o.user_agent as customer_user_agent,
              d.created_via, d.woocommerce_version as version, d.prices_include_tax, d.cart_hash, d.order_key,
              d.shipping_total_amount as shipping_total, d.shipping_tax_amount as shipping_tax,
              d.discount_total_amount as discount_total, d.discount_tax_amount as discount_tax,
              coalesce(b.email, o.billing_email) as billing_email, b.phone as billing_phone,
              b.first_name as billing_first_name, b.last_name as billing_last_name, b.company as billing_company,
              b.address_1 as billing_address_1, b.address_2 as billing_address_2, b.city as billing_city,
              b.state as billing_state, b.postcode as billing_postcode, b.country as billing_country,
              s.phone as shipping_phone,
              s.first_name as shipping_first_name, s.last_name as shipping_last_name, s.company as shipping_company,
              s.address_1 as shipping_address_1, s.address_2 as shipping_address_2, s.city as shipping_city,
              s.state as shipping_state, s.postcode as shipping_postcode, s.country as shipping_country
            from {wc_orders} o
              left join {wc_order_operational_data} d on d.order_id = o.id
              left join {wc_order_addresses} b on b.order_id = o.id and b.address_type = 'billing'
              left join {wc_order_addresses} s on s.order_id = o.id and s.address_type = 'shipping'
            where o.id in (:ids) and o.type = ? order by o.id""";

    private static final String META = "select id as meta_id, order_id, meta_key, meta_value from {wc_orders_meta}"
            + " where order_id in (:ids) order by id";

    @Override
    public List<Long> ids(Snapshot snapshot, Kind kind, BackfillRange range, long after, int limit)
            throws SQLException {
        Created created = Created.within(range, "date_created_gmt");
        String sql = "select id from {wc_orders} where id > ? and %s%s order by id limit %d"
                .formatted(LIVE, created.condition(), limit);
        return snapshot.rows(sql, created.after(after, kind.type)).stream()
                .map(row -> row.number("id"))
                .toList();
    }

    @Override
    public List<Long> allIds(Snapshot snapshot, Kind kind, long after, int limit) throws SQLException {
        String sql =
                "select id from {wc_orders} where id > ? and type = ? and status <> 'auto-draft' order by id limit "
                        + limit;
        return snapshot.rows(sql, after, kind.type).stream()
                .map(row -> row.number("id"))
                .toList();
    }

    @Override
    public long count(Snapshot snapshot, Kind kind, BackfillRange range) throws SQLException {
        Created created = Created.within(range, "date_created_gmt");
        String sql = "select count(*) as n from {wc_orders} where " + LIVE + created.condition();
        return snapshot.rows(sql, created.after(kind.type)).getFirst().number("n");
    }

    @Override
    public List<Stored> load(Snapshot snapshot, Kind kind, Collection<Long> ids) throws SQLException {
        Map<Long, List<Row>> meta = Snapshot.by("order_id", snapshot.rowsOf(META, ids));
        return snapshot.rowsOf(WHOLE, ids, kind.type).stream()
                .map(row -> new Stored(row, StoredMeta.of(meta.getOrDefault(row.number("id"), List.of()))))
                .toList();
    }

    @Override
    public List<Stored> refundsOf(Snapshot snapshot, Collection<Long> orders) throws SQLException {
        List<Row> found = snapshot.rowsOf(
                "select id, parent_order_id as parent_id from {wc_orders} where parent_order_id in (:ids) and " + LIVE
                        + " order by date_created_gmt desc, id",
                orders,
                Kind.REFUND.type);
        List<Long> ids = found.stream().map(row -> row.number("id")).toList();
        Map<Long, List<Row>> meta = Snapshot.by("order_id", snapshot.rowsOf(META, ids));
        return found.stream()
                .map(row -> new Stored(row, StoredMeta.of(meta.getOrDefault(row.number("id"), List.of()))))
                .toList();
    }
}
