package dev.tradewind.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.lane.JdbcDeliveryStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sqlite.ProgressHandler;

/**
 * Goal: to find what is due costs the same with few deliveries waiting and with many.
 *
 * <p>Method: no clock, but what the database itself counts: instructions of SQLite's machine, pages that PostgreSQL
 * touched. Half of the deliveries are heads, the others wait behind them.
 */
final class ClaimCostTest {

    private static final int FEW = 1_000;
    private static final int MANY = 200_000;
    private static final int WANTED = 50;

    /** Two more levels of an index. */
    private static final int PAGES_MORE = 2;

    private static final Pattern PAGES = Pattern.compile("Buffers: shared (?:hit=(\\d+))? ?(?:read=(\\d+))?");

    @Test
    void sqlite_runsAsManyInstructions_forManyWaiting_asForFew() throws SQLException {
        long few = instructions(FEW);
        long many = instructions(MANY);

        assertThat(few).as("instructions were counted").isGreaterThan(WANTED);
        assertThat(many).isEqualTo(few);
    }

    @Test
    void postgresql_touchesAsManyPages_forManyWaiting_asForFew() throws SQLException {
        long few = pages(FEW);
        long many = pages(MANY);

        assertThat(few).isPositive();
        assertThat(many).isLessThanOrEqualTo(few + PAGES_MORE);
    }

    private static long instructions(int waiting) throws SQLException {
        try (var test = filled(Dialect.SQLITE, waiting)) {
            var file = ((DatabaseSettings.Sqlite) test.settings()).file();
            var count = new AtomicLong();
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
                try (PreparedStatement due = due(connection, "", test)) {
                    ProgressHandler.setHandler(connection, 1, new ProgressHandler() {
                        @Override
                        protected int progress() {
                            count.incrementAndGet();
                            return 0;
                        }
                    });
                    assertThat(rows(due)).isEqualTo(WANTED);
                    ProgressHandler.clearHandler(connection);
                }
            }
            return count.get();
        }
    }

    private static long pages(int waiting) throws SQLException {
        try (var test = filled(Dialect.POSTGRESQL, waiting)) {
            var settings = (DatabaseSettings.Postgresql) test.settings();
            try (Connection connection =
                    DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
                try (PreparedStatement due = due(connection, "explain (analyze, buffers) ", test);
                        ResultSet plan = due.executeQuery()) {
                    while (plan.next()) {
                        Matcher pages = PAGES.matcher(plan.getString(1));
                        if (pages.find()) {
                            return number(pages.group(1)) + number(pages.group(2));
                        }
                    }
                    throw new IllegalStateException("the plan counts no pages");
                }
            }
        }
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** The very statement that the store sends. */
    private static PreparedStatement due(Connection connection, String before, TestDatabase test) throws SQLException {
        var deliveries = new JdbcDeliveryStore(test.database());
        String sql = Statements.sentBy(() -> deliveries.due("f", Priority.LIVE, Instant.EPOCH, WANTED))
                .iterator()
                .next();
        PreparedStatement due = connection.prepareStatement(before + sql);
        due.setString(1, "f");
        due.setInt(2, Priority.LIVE.code());
        due.setLong(3, Long.MAX_VALUE);
        due.setInt(4, WANTED);
        return due;
    }

    private static int rows(PreparedStatement statement) throws SQLException {
        int count = 0;
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                count++;
            }
        }
        return count;
    }

    private static TestDatabase filled(Dialect dialect, int waiting) {
        var test = TestDatabase.fresh(dialect);
        String numbers = dialect == Dialect.SQLITE
                ? "with recursive n (i) as (select 1 union all select i + 1 from n where i < %d)"
                : "with n (i) as (select i from generate_series(1, %d) as s (i))";
        test.database().inline(Steps.NONE).write("fill", tx -> {
            tx.jdbc().execute("""
                    insert into delivery (id, flow, connection, stream, record_key, flow_version, destination, seq,
                        priority, state, queued, head, due_at, attempts, maybe_applied, correlation_id,
                        idempotency_key, created_at)
                    %s select i, 'f', 'shop', 'orders', 'order-' || (i / 2), 1, 'erp', i, 0, 'WAITING', 1, i %% 2, i, 0,
                        0, 'c', 'k', i
                    from n""".formatted(numbers.formatted(waiting)));
            return true;
        });
        if (dialect == Dialect.POSTGRESQL) {
            test.database().inline(Steps.NONE).write("analyze", tx -> {
                tx.jdbc().execute("analyze delivery");
                return true;
            });
        }
        return test;
    }
}
