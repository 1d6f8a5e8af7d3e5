package dev.tradewind.connector.woocommerce.database;

import dev.tradewind.api.BackfillRange;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** WordPress's tables for posts, where orders were kept before they had tables of their own ("legacy storage"). */
final class PostTables implements OrderTables {

    private static final String LIVE = "post_type = ? and post_status not in ('trash', 'auto-draft')";

    private static final String WHOLE = """
            select ID as id, post_parent as parent_id, post_status as status, post_excerpt as customer_note,
              post_date_gmt as date_created_gmt, post_modified_gmt as date_modified_gmt
            from {posts} where ID in (:ids) and post_type = ? order by ID""";

    private static final String META = "select meta_id, post_id, meta_key, meta_value from {postmeta}"
            + " where post_id in (:ids) order by meta_id";

    /** Property by property, the key that it is kept under; addresses are kept under their own names. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("currency", "_order_currency"),
            Map.entry("version", "_order_version"),
            Map.entry("prices_include_tax", "_prices_include_tax"),
            Map.entry("discount_total", "_cart_discount"),
            Map.entry("discount_tax", "_cart_discount_tax"),
            Map.entry("shipping_total", "_order_shipping"),
            Map.entry("shipping_tax", "_order_shipping_tax"),
            Map.entry("cart_tax", "_order_tax"),
            Map.entry("total", "_order_total"),
            Map.entry("customer_id", "_customer_user"),
            Map.entry("order_key", "_order_key"),
            Map.entry("payment_method", "_payment_method"),
            Map.entry("payment_method_title", "_payment_method_title"),
            Map.entry("transaction_id", "_transaction_id"),
            Map.entry("customer_ip_address", "_customer_ip_address"),
            Map.entry("customer_user_agent", "_customer_user_agent"),
            Map.entry("created_via", "_created_via"),
            Map.entry("cart_hash", "_cart_hash"));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final ZoneId zone;

    /**
     * Reads them.
     *
     * @param zone of local times, which orders of WooCommerce 2 have beside nothing else
     */
    PostTables(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public List<Long> ids(Snapshot snapshot, Kind kind, BackfillRange range, long after, int limit)
            throws SQLException {
        Created created = Created.within(range, "post_date_gmt");
        String sql = "select ID as id from {posts} where ID > ? and %s%s order by ID limit %d"
                .formatted(LIVE, created.condition(), limit);
        return snapshot.rows(sql, created.after(after, kind.type)).stream()
                .map(row -> row.number("id"))
                .toList();
    }

    @Override
    public List<Long> allIds(Snapshot snapshot, Kind kind, long after, int limit) throws SQLException {
        String sql = "select ID as id from {posts} where ID > ? and post_type = ? and post_status <> 'auto-draft'"
                + " order by ID limit " + limit;
        return snapshot.rows(sql, after, kind.type).stream()
                .map(row -> row.number("id"))
                .toList();
    }

    @Override
    public long count(Snapshot snapshot, Kind kind, BackfillRange range) throws SQLException {
        Created created = Created.within(range, "post_date_gmt");
        String sql = "select count(*) as n from {posts} where " + LIVE + created.condition();
        return snapshot.rows(sql, created.after(kind.type)).getFirst().number("n");
    }

    @Override
    public List<Stored> load(Snapshot snapshot, Kind kind, Collection<Long> ids) throws SQLException {
        return withMeta(snapshot, snapshot.rowsOf(WHOLE, ids, kind.type));
    }

    @Override
    public List<Stored> refundsOf(Snapshot snapshot, Collection<Long> orders) throws SQLException {
        List<Row> found = snapshot.rowsOf(
                "select ID as id, post_parent as parent_id from {posts} where post_parent in (:ids) and " + LIVE
                        + " order by post_date desc, ID",
                orders,
                Kind.REFUND.type);
        return withMeta(snapshot, found);
    }

    private List<Stored> withMeta(Snapshot snapshot, List<Row> posts) throws SQLException {
        List<Long> ids = posts.stream().map(row -> row.number("id")).toList();
        Map<Long, List<Row>> meta = Snapshot.by("post_id", snapshot.rowsOf(META, ids));
        return posts.stream()
                .map(post -> whole(post, StoredMeta.of(meta.getOrDefault(post.number("id"), List.of()))))
                .toList();
    }

    private Stored whole(Row post, StoredMeta meta) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>(post.values());
        KEYS.forEach((name, key) -> fields.put(name, meta.text(key)));
        for (String address : List.of("billing_", "shipping_")) {
            OrderTree.ADDRESS.forEach(name -> fields.put(address + name, meta.text("_" + address + name)));
        }
        fields.put("date_paid_gmt", time(meta, "_date_paid", "_paid_date"));
        fields.put("date_completed_gmt", time(meta, "_date_completed", "_completed_date"));
        return new Stored(new Row(fields), meta);
    }

    /** Seconds since 1970, or in old orders the shop's local time. */
    private @Nullable String time(StoredMeta meta, String seconds, String local) {
        long second = Numbers.whole(meta.text(seconds));
        if (second > 0) {
            return TIME.format(LocalDateTime.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC));
        }
        try {
            return meta.text(local).isEmpty()
                    ? null
                    : TIME.format(LocalDateTime.parse(meta.text(local), TIME)
                            .atZone(zone)
                            .withZoneSameInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return null; // The store cannot read it either, and says that there is none.
        }
    }
}
