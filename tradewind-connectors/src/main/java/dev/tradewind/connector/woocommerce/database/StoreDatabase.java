package dev.tradewind.connector.woocommerce.database;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Failure;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.woocommerce.database.OrderTables.Kind;
import dev.tradewind.connector.woocommerce.database.OrderTables.Stored;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * One store's database. Safe for any thread.
 *
 * <p>Each page is read over a connection of its own, within one read-only transaction whose queries all see the same moment,
 * and the connection is closed with the page: nothing is held open between pages, and nothing is left behind when a
 * connection is taken away. Opening one costs a few milliseconds of a page that takes a hundred.
 */
public final class StoreDatabase {

    /** Records of one page. Five times the API's: a page is one commit of the hub, and some MB of its memory. */
    private static final int RECORDS_MAX = 500;

    /** Ids of one page, a few hundred kB. */
    private static final int IDS_MAX = 10_000;

    /** Lines of all records of one page: orders of a wholesaler have thousands. A page has at least one record. */
    private static final int LINES_MAX = 5_000;

    private static final Map<String, Kind> KINDS = Map.of("orders", Kind.ORDER, "refunds", Kind.REFUND);

    private static final int CONNECT_MILLIS_MAX = 10_000;

    /** Longer than any query may take. */
    private static final int SOCKET_MILLIS_MAX = 90_000;

    /** What a page came to. */
    public sealed interface Page {

        /**
         * Records.
         *
         * @param last the highest id that was looked at; the next page begins after it
         * @param more whether there may be another page
         * @param total how many there are in all, if this was the first page; otherwise -1
         */
        record Read(List<Found> records, long last, boolean more, long total) implements Page {}

        record Failed(Failure failure) implements Page {}
    }

    /** What asking for ids came to. */
    public sealed interface Ids {

        /**
         * Ids, ascending.
         *
         * @param more whether there may be higher ones
         */
        record Read(List<Long> ids, boolean more) implements Ids {
            public Read {
                ids = List.copyOf(ids);
            }
        }

        record Failed(Failure failure) implements Ids {}
    }

    /** What an examination came to. */
    public sealed interface Examined {

        /**
         * It can be read.
         *
         * @param version of WooCommerce; empty if it was never installed
         * @param hasOrderTables whether orders are in tables of their own; otherwise they are posts
         * @param orders how many there are, without the trash
         * @param mayWrite whether the account may do more than the hub needs
         */
        record Seen(String version, boolean hasOrderTables, long orders, boolean mayWrite) implements Examined {}

        record Failed(Failure failure) implements Examined {}
    }

    /** One record as the API would send it. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    public record Found(long id, byte[] body) {}

    /** Something to be read from one snapshot. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Snapshot snapshot) throws SQLException;
    }

    private final DatabaseSettings settings;
    private final int recordsMax;

    public StoreDatabase(DatabaseSettings settings) {
        this(settings, RECORDS_MAX);
    }

    StoreDatabase(DatabaseSettings settings, int recordsMax) {
        this.settings = settings;
        this.recordsMax = recordsMax;
    }

    DatabaseSettings settings() {
        return settings;
    }

    /** Whether records of that stream can be read here. */
    public boolean has(String stream) {
        return KINDS.containsKey(stream);
    }

    /**
     * Reads existing records of {@code stream}, by id.
     *
     * @param after id of the last record read before; 0 to begin
     */
    public Page existing(String stream, BackfillRange range, long after) {
        Kind kind = kind(stream);
        try {
            return read(snapshot -> page(snapshot, kind, range, after));
        } catch (SQLException e) {
            return new Page.Failed(DatabaseFailures.of(e, settings));
        }
    }

    /**
     * Tells which records of {@code stream} there are, those in the trash included.
     *
     * @param after the highest id that was told before; 0 to begin
     */
    public Ids ids(String stream, long after) {
        Kind kind = kind(stream);
        try {
            List<Long> ids = read(
                    snapshot -> OrderTables.of(StoreOptions.read(snapshot)).allIds(snapshot, kind, after, IDS_MAX));
            return new Ids.Read(ids, ids.size() == IDS_MAX);
        } catch (SQLException e) {
            return new Ids.Failed(DatabaseFailures.of(e, settings));
        }
    }

    private static Kind kind(String stream) {
        return Optional.ofNullable(KINDS.get(stream))
                .orElseThrow(() -> new IllegalArgumentException("stream " + stream + " is not read from the database"));
    }

    /** Looks whether orders could be read, and by what right. */
    public Examined examine() {
        try {
            return read(snapshot -> {
                StoreOptions options = StoreOptions.read(snapshot);
                long orders = OrderTables.of(options).count(snapshot, Kind.ORDER, BackfillRange.ALL);
                List<String> grants = snapshot.rows("show grants").stream()
                        .flatMap(row -> row.values().values().stream().map(String::valueOf))
                        .toList();
                String name =
                        snapshot.rows("select database() as name").getFirst().text("name");
                return new Examined.Seen(
                        options.version(), options.hasOrderTables(), orders, Grants.mayWrite(grants, name));
            });
        } catch (SQLException e) {
            return new Examined.Failed(DatabaseFailures.of(e, settings));
        }
    }

    private Page page(Snapshot snapshot, Kind kind, BackfillRange range, long after) throws SQLException {
        StoreOptions options = StoreOptions.read(snapshot);
        OrderTables tables = OrderTables.of(options);
        List<Long> all = tables.ids(snapshot, kind, range, after, recordsMax);
        List<Long> ids = within(all, Lines.counts(snapshot, all));
        List<Found> records = records(snapshot, options, kind, ids);
        boolean more = all.size() == recordsMax || ids.size() < all.size();
        long last = ids.isEmpty() ? after : ids.getLast();
        long total = after == 0 ? tables.count(snapshot, kind, range) : -1;
        return new Page.Read(records, last, more, total);
    }

    /** As many from the beginning as have no more lines than a page may. */
    private static List<Long> within(List<Long> ids, Map<Long, Long> counts) {
        List<Long> taken = new ArrayList<>();
        long lines = 0;
        for (long id : ids) {
            lines += counts.getOrDefault(id, 0L);
            if (lines > LINES_MAX && !taken.isEmpty()) {
                return taken;
            }
            taken.add(id);
        }
        return taken;
    }

    private static List<Found> records(Snapshot snapshot, StoreOptions options, Kind kind, List<Long> ids)
            throws SQLException {
        OrderTables tables = OrderTables.of(options);
        List<Stored> stored = tables.load(snapshot, kind, ids);
        Lines lines = Lines.read(snapshot, ids);
        Map<Long, List<Stored>> refunds = kind == Kind.ORDER ? byOrder(tables.refundsOf(snapshot, ids)) : Map.of();
        OrderTree trees = new OrderTree(options, Catalogue.of(lines.all(), snapshot, options));
        return stored.stream()
                .map(one -> new Found(
                        one.id(),
                        Json.write(
                                switch (kind) {
                                    case ORDER ->
                                        trees.order(one, lines.of(one.id()), refunds.getOrDefault(one.id(), List.of()));
                                    case REFUND -> trees.refund(one, lines.of(one.id()));
                                })))
                .toList();
    }

    private static Map<Long, List<Stored>> byOrder(List<Stored> refunds) {
        return refunds.stream()
                .collect(Collectors.groupingBy(refund -> refund.fields().number("parent_id")));
    }

    /** Reads within one transaction that writes nothing and sees one moment. */
    <T> T read(Reading<T> reading) throws SQLException {
        try (Connection connection = open()) {
            execute(connection, "set session transaction isolation level repeatable read, read only");
            execute(connection, "start transaction with consistent snapshot, read only");
            T result = reading.read(new Snapshot(connection, settings.prefix()));
            execute(connection, "rollback");
            return result;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_MILLIS_MAX));
        properties.setProperty("socketTimeout", String.valueOf(SOCKET_MILLIS_MAX));
        // Otherwise a column of 0 and 1 would read true and false.
        properties.setProperty("tinyInt1isBit", "false");
        return DriverManager.getConnection(settings.url(), properties);
    }
}
