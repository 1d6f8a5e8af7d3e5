package dev.tradewind.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.binding.Binding;
import dev.tradewind.engine.binding.JdbcBindingStore;
import dev.tradewind.engine.control.JdbcActionLog;
import dev.tradewind.engine.entity.JdbcEntityStore;
import dev.tradewind.engine.entity.StoredEntity;
import dev.tradewind.engine.journal.EventFilter;
import dev.tradewind.engine.journal.Events;
import dev.tradewind.engine.journal.JdbcJournal;
import dev.tradewind.engine.lane.Attempt;
import dev.tradewind.engine.lane.Deliveries;
import dev.tradewind.engine.lane.DeliveryFilter;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.lane.DeliveryStore.Burial;
import dev.tradewind.engine.lane.DeliveryStore.Postponement;
import dev.tradewind.engine.lane.DeliveryStore.Settlement;
import dev.tradewind.engine.lane.FailureClass;
import dev.tradewind.engine.lane.JdbcAttemptStore;
import dev.tradewind.engine.lane.JdbcDeliveryStore;
import dev.tradewind.engine.lane.Lane;
import dev.tradewind.engine.reading.JdbcBackfillStore;
import dev.tradewind.engine.reading.JdbcRereadStore;
import dev.tradewind.engine.reading.Reread;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goal: no statement reads through a table that grows.
 *
 * <p>Method: fill the tables, call every method of the stores, catch the statements they send, and ask the database how it
 * does each of them.
 */
@ParameterizedClass
@EnumSource(Dialect.class)
final class PlansTest {

    private static final Instant NOON = Deliveries.NOON;
    private static final EntityKey RECORD = new EntityKey("shop", "orders", "77");
    private static final int ROWS = 20_000;

    /** A scan of any of these costs more every day. The others hold a row a flow, or a row a connection. */
    private static final Pattern SCAN = Pattern.compile(
            "(SCAN|Seq Scan on) (journal|verdict|entity|delivery|attempt|binding|reread|action|backfill)\\b");

    /**
     * Reads the first few rows by their id and stops, at most a thousand of them; or all of an index that holds only what is
     * running.
     */
    private static final Set<String> BOUNDED = Set.of(
            "delete from attempt where id in (select id from attempt order by id limit ?) and started_at < ?",
            "select id, connection, stream, from_at, until_at, cursor, records_read, total, state, reason, started_at\n"
                    + "from backfill\nwhere state = 'RUNNING' order by id",
            "select done_at, who, verb, target, reason from action order by id desc limit ?",
            """
            select j.connection, count(*) as events, min(j.received_at) as since from (
                select seq from verdict where kind = 'UNREADABLE' order by seq desc limit ?) v
            join journal j on j.seq = v.seq
            where j.received_at >= ? group by j.connection order by j.connection""");

    @Parameter
    Dialect dialect;

    /** Filled once: that takes longer than all the tests. */
    private static final Map<Dialect, TestDatabase> FILLED = new EnumMap<>(Dialect.class);

    private TestDatabase test;
    private WriteQueue queue;

    @BeforeEach
    void open() {
        test = FILLED.computeIfAbsent(dialect, PlansTest::filled);
        queue = test.database().inline(Steps.NONE);
    }

    @AfterAll
    static void close() {
        FILLED.values().forEach(TestDatabase::close);
        FILLED.clear();
    }

    private static TestDatabase filled(Dialect dialect) {
        var database = TestDatabase.fresh(dialect);
        database.database().inline(Steps.NONE).write("fill", tx -> {
            fill(dialect, tx);
            return true;
        });
        if (dialect == Dialect.POSTGRESQL) {
            database.database().inline(Steps.NONE).write("analyze", tx -> {
                tx.jdbc().execute("analyze");
                return true;
            });
        }
        return database;
    }

    @Test
    void due_readsItsOwnIndex_inOrder() {
        var deliveries = new JdbcDeliveryStore(test.database());

        String plan = planOf(() -> deliveries.due("flow-1", Priority.LIVE, NOON, 100));

        assertThat(plan)
                .contains("delivery_due")
                .doesNotContainIgnoringCase("sort")
                .doesNotContain("TEMP B-TREE");
    }

    @Test
    void nextDue_readsTheSameIndex() {
        var deliveries = new JdbcDeliveryStore(test.database());

        assertThat(planOf(() -> deliveries.nextDue("flow-1", NOON))).contains("delivery_due");
    }

    @Test
    void lateDeliveries_areCountedAmongDueHeads_andTheOldestDeadLetterIsTheFirstOfItsState() {
        var deliveries = new JdbcDeliveryStore(test.database());

        assertThat(planOf(() -> deliveries.late("flow-1", NOON))).contains("delivery_due");
        assertThat(planOf(() -> deliveries.deadSince("flow-1"))).contains("delivery_state");
    }

    @Test
    void lanes_areFoundByTheirIndexes() {
        var deliveries = new JdbcDeliveryStore(test.database());

        String plan = planOf(tx -> deliveries.open(tx, Deliveries.lane("flow-1", "77")));

        assertThat(plan).contains("delivery_lane").contains("delivery_passed");
    }

    @Test
    void search_readsTheIndexes() {
        var entities = new JdbcEntityStore(test.database());

        assertThat(planOf(() -> entities.search("1042", 20)))
                .contains("entity_label")
                .contains("entity_key");
    }

    @Test
    void noStatement_scansATableThatGrows() {
        var sent = new ArrayList<String>();
        sent.addAll(Statements.sentBy(this::read));
        sent.addAll(Statements.sentBy(this::write));
        assertThat(sent).as("statements caught").hasSizeGreaterThan(40);

        var scans = sent.stream()
                .filter(sql -> !BOUNDED.contains(sql.strip()))
                .filter(sql -> SCAN.matcher(plan(sql)).find())
                .map(sql -> sql + "\n" + plan(sql))
                .toList();

        assertThat(scans).isEmpty();
    }

    @Test
    void aStatementThatScans_isCaught() {
        assertThat(SCAN.matcher(plan("select id from delivery where idempotency_key = ?"))
                        .find())
                .isTrue();
    }

    private void read() {
        var database = test.database();
        var journal = new JdbcJournal(database, (tx, seqs) -> Set.of());
        var deliveries = new JdbcDeliveryStore(database);
        var attempts = new JdbcAttemptStore(database);
        var bindings = new JdbcBindingStore(database);
        var entities = new JdbcEntityStore(database);
        journal.readAfter(5, 10);
        journal.find(5);
        journal.history(RECORD, 10);
        journal.position();
        journal.head();
        journal.verdicts(List.of(1L, 2L, 3L));
        journal.list(EventFilter.UNREADABLE, 10);
        journal.list(new EventFilter(false, Optional.of("shop"), Optional.empty(), Optional.empty()), 10);
        journal.unreadableAfter(5, 10);
        journal.unreadable(NOON);
        journal.again(10);
        deliveries.due("flow-1", Priority.LIVE, NOON, 10);
        deliveries.nextDue("flow-1", NOON);
        deliveries.find(3);
        deliveries.ofEvents(List.of(1L, 2L));
        deliveries.tally("flow-1");
        deliveries.lastId();
        filters().forEach(filter -> deliveries.list(filter, 50));
        attempts.of(77, 20);
        bindings.find(RECORD, "erp", "order");
        bindings.of(RECORD);
        bindings.byExternalId("erp", "order", "X-77");
        entities.find(RECORD);
        entities.search("7", 20);
        new JdbcActionLog(database).latest(10);
        new JdbcActionLog(database).on("delivery 77", 10);
        new JdbcRereadStore(database).due("shop", NOON, 10);
        new JdbcBackfillStore(database).find(1);
        new JdbcBackfillStore(database).running();
    }

    private static List<DeliveryFilter> filters() {
        Optional<String> flow = Optional.of("flow-1");
        Optional<DeliveryState> state = Optional.of(DeliveryState.DEAD);
        Optional<FailureClass> failure = Optional.of(FailureClass.REJECTED);
        Optional<String> key = Optional.of("77");
        var filters = new ArrayList<DeliveryFilter>();
        for (int bits = 0; bits < 16; bits++) {
            filters.add(new DeliveryFilter(
                    (bits & 1) > 0 ? flow : Optional.empty(),
                    (bits & 2) > 0 ? state : Optional.empty(),
                    (bits & 4) > 0 ? failure : Optional.empty(),
                    (bits & 8) > 0 ? key : Optional.empty(),
                    Optional.of(9_000L)));
        }
        return filters;
    }

    private void write() {
        write(this::writeJournalAndEntities);
        write(this::writeDeliveries);
        write(this::writeTheRest);
    }

    private void writeJournalAndEntities(Tx tx) {
        var deliveries = new JdbcDeliveryStore(test.database());
        var journal = new JdbcJournal(test.database(), deliveries::needed);
        var entities = new JdbcEntityStore(test.database());
        journal.append(tx, List.of(Events.order(1), Events.order(1)));
        journal.movePosition(tx, 500);
        journal.askAgain(tx, List.of(5L));
        journal.takeAgain(tx, List.of(5L));
        journal.retire(tx, NOON, 50);
        journal.compact(tx, NOON, 50);
        entities.findAll(
                tx,
                IntStream.range(0, 30)
                        .mapToObj(i -> new EntityKey("shop", "orders", "" + i))
                        .toList());
        entities.put(tx, List.of(new StoredEntity(RECORD, "order", "l", "s", NOON, "h", 1, false, new byte[3])));
    }

    private void writeDeliveries(Tx tx) {
        var deliveries = new JdbcDeliveryStore(test.database());
        Lane lane = Deliveries.lane("flow-9", "new");
        List<Long> ids = deliveries.enqueue(tx, List.of(Deliveries.fresh(lane, 1), Deliveries.fresh(lane, 2)));
        long id = ids.getFirst();
        deliveries.postpone(tx, new Postponement(id, NOON, FailureClass.TRANSIENT, "503", false, true));
        deliveries.bury(tx, new Burial(id, FailureClass.REJECTED, "no", false, true, NOON), false);
        deliveries.revive(tx, id, NOON);
        deliveries.settle(tx, new Settlement(id, DeliveryState.APPLIED, "", Optional.empty(), true, NOON));
        deliveries.retire(tx, NOON, 10);
    }

    private void writeTheRest(Tx tx) {
        var attempts = new JdbcAttemptStore(test.database());
        attempts.add(tx, new Attempt(77, 9, NOON, Duration.ZERO, "applied", "", "[]"));
        attempts.retire(tx, NOON, 10);
        new JdbcBindingStore(test.database()).put(tx, new Binding(RECORD, "erp", "order", "X", Map.of(), "h", NOON));
        var rereads = new JdbcRereadStore(test.database());
        rereads.add(tx, List.of(new Reread(RECORD, "hint", 1, NOON, 0)));
        rereads.postpone(tx, RECORD, NOON);
        rereads.done(tx, RECORD, 5);
    }

    private void write(Consumer<Tx> work) {
        queue.write("test", tx -> {
            work.accept(tx);
            return true;
        });
    }

    private String planOf(Runnable read) {
        return Statements.sentBy(read).stream().map(this::plan).collect(Collectors.joining("\n"));
    }

    private String planOf(Function<Tx, ?> work) {
        return planOf(() -> write(tx -> assertThat(work.apply(tx)).isNotNull()));
    }

    /** As the database would do it with any values. */
    private String plan(String sql) {
        var lines = new StringBuilder();
        String explain =
                dialect == Dialect.SQLITE ? "explain query plan " + sql : "explain (generic_plan) " + numbered(sql);
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(explain)) {
            while (row.next()) {
                lines.append(row.getString(dialect == Dialect.SQLITE ? 4 : 1)).append('\n');
            }
        } catch (SQLException e) {
            throw new IllegalStateException(explain, e);
        }
        return lines.toString();
    }

    /** PostgreSQL: without a prepared statement, since the statement's own parameters stay open. */
    private Connection connection() throws SQLException {
        return switch (test.settings()) {
            case DatabaseSettings.Sqlite sqlite -> DriverManager.getConnection("jdbc:sqlite:" + sqlite.file());
            case DatabaseSettings.Postgresql settings ->
                DriverManager.getConnection(
                        settings.url() + "&preferQueryMode=simple", settings.user(), settings.password());
        };
    }

    private static String numbered(String sql) {
        var numbered = new StringBuilder();
        int number = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            numbered.append(c == '?' ? "$" + ++number : String.valueOf(c));
        }
        return numbered.toString();
    }

    private static void fill(Dialect dialect, Tx tx) {
        String n = dialect == Dialect.SQLITE
                ? "with recursive n (i) as (select 1 union all select i + 1 from n where i < %d) ".formatted(ROWS)
                : "with n (i) as (select cast(i as bigint) from generate_series(1, %d) as s (i)) ".formatted(ROWS);
        String hash = dialect == Dialect.SQLITE
                ? "cast(printf('%016d', i) as blob)"
                : "convert_to(lpad(i::text, 16, '0'), 'UTF8')";
        String bytes = dialect == Dialect.SQLITE ? "x'00'" : "'\\x00'::bytea";
        String text = "cast(i as " + (dialect == Dialect.SQLITE ? "text" : "varchar") + ")";
        for (String insert : List.of(
                "insert into journal %s select i, 'shop', 'orders', 't', " + text + ", " + hash
                        + ", 'WEBHOOK', 0, 'c', i, i, '', 0, " + bytes + " from n",
                "insert into verdict %s select i, '', 'IGNORED', '' from n",
                "insert into entity (connection, stream, record_key, type, label, status, modified_at, hash, seq, gone, json)"
                        + " %s select 'shop', 'orders', " + text + ", 'order', " + text + ", 's', i, 'h', i, 0, "
                        + bytes
                        + " from n",
                "insert into delivery (id, flow, connection, stream, record_key, flow_version, destination, seq, priority,"
                        + " state, queued, head, due_at, attempts, maybe_applied, correlation_id, idempotency_key,"
                        + " created_at, failure, finished_at) %s select i, 'flow-1', 'shop', 'orders', " + text
                        + ", 1, 'erp', i, 0, case i % 4 when 0 then 'WAITING' when 1 then 'DEAD' else 'APPLIED' end,"
                        + " case i % 4 when 0 then 1 else 0 end, case i % 8 when 0 then 1 else 0 end, i, 1, 0, 'c', 'k', i,"
                        + " case i % 4 when 1 then 'REJECTED' end, i from n",
                "insert into attempt (delivery, number, started_at, took_micros, outcome, reason, exchanges)"
                        + " %s select i, 1, i, 1, 'applied', '', " + bytes + " from n",
                "insert into binding %s select 'shop', 'orders', " + text + ", 'erp', 'order', " + text
                        + ", '', 'h', i from n",
                "insert into reread %s select 'shop', 'orders', " + text + ", 'hint', i, i, 0 from n",
                "insert into action (done_at, who, verb, target, reason) %s select i, 'w', 'v', " + text
                        + ", '' from n",
                "insert into backfill (connection, stream, records_read, total, state, reason, started_at)"
                        + " %s select 'shop', 'orders', 0, -1, 'DONE', '', i from n")) {
            tx.jdbc().execute(insert.replace("%s", n));
        }
        tx.jdbc().execute("insert into delivery_tally values ('flow-1', 'WAITING', 1), ('flow-1', 'DEAD', 1)");
    }
}
