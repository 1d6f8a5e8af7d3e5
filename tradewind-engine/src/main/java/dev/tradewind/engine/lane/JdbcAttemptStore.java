package dev.tradewind.engine.lane;

import dev.tradewind.engine.base.Aged;
import dev.tradewind.engine.base.Database;
import dev.tradewind.engine.base.Micros;
import dev.tradewind.engine.base.Packed;
import dev.tradewind.engine.base.Texts;
import dev.tradewind.engine.base.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Attempts in a database. The same statements for both. */
public final class JdbcAttemptStore implements AttemptStore {

    /** How often one {@link #retire} looks further where the clock has been ahead. */
    private static final int RETIRE_TURNS_MAX = 10;

    private final JdbcClient reader;

    /** Where {@link #retire} goes on; only the writer touches it. */
    private long retiredTo;

    public JdbcAttemptStore(Database database) {
        this.reader = database.reader();
    }

    @Override
    public void add(Tx tx, Attempt attempt) {
        byte[] exchanges = Texts.stored(attempt.exchanges()).getBytes(StandardCharsets.UTF_8);
        tx.client()
                .sql("""
                        insert into attempt (delivery, number, started_at, took_micros, outcome, reason, exchanges)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (delivery, number) do update set started_at = excluded.started_at,
                            took_micros = excluded.took_micros, outcome = excluded.outcome, reason = excluded.reason,
                            exchanges = excluded.exchanges""")
                .param(attempt.delivery())
                .param(attempt.number())
                .param(Micros.of(attempt.startedAt()))
                .param(attempt.took().dividedBy(ChronoUnit.MICROS.getDuration()))
                .param(attempt.outcome())
                .param(Texts.stored(attempt.reason()))
                .param(Packed.pack(exchanges))
                .update();
    }

    @Override
    public List<Attempt> of(long delivery, int max) {
        return reader.sql("""
                        select delivery, number, started_at, took_micros, outcome, reason, exchanges from attempt
                        where delivery = ? order by number desc limit ?""")
                .params(delivery, max)
                .query(JdbcAttemptStore::attempt)
                .list()
                .reversed();
    }

    @Override
    public Optional<Instant> lastStart() {
        return reader.sql("select started_at from attempt where id = (select max(id) from attempt)")
                .query(Long.class)
                .optional()
                .map(Micros::of);
    }

    /** In the order in which they were added, which is nearly that of their start, and needs no further index. */
    @Override
    public int retire(Tx tx, Instant before, int max) {
        for (int turn = 0; turn < RETIRE_TURNS_MAX; turn++) {
            List<Aged> next = tx.client()
                    .sql("select id, started_at from attempt where id > ? order by id limit ?")
                    .params(retiredTo, max)
                    .query((row, n) -> new Aged(row.getLong("id"), row.getLong("started_at")))
                    .list();
            List<Aged> old = Aged.before(before, next);
            boolean more =
                    next.size() == max && (!old.isEmpty() || !ahead(tx, next).isEmpty());
            retiredTo = more ? next.getLast().id() : 0;
            if (!old.isEmpty() || !more) {
                tx.jdbc()
                        .batchUpdate(
                                "delete from attempt where id = ?",
                                old,
                                Math.max(1, old.size()),
                                (row, attempt) -> row.setLong(1, attempt.id()));
                return old.size();
            }
        }
        return 0;
    }

    private static List<Aged> ahead(Tx tx, List<Aged> attempts) {
        return Aged.ahead(
                attempts,
                () -> tx.client()
                        .sql("select started_at from attempt where id = (select max(id) from attempt)")
                        .query(Long.class)
                        .single());
    }

    private static Attempt attempt(ResultSet row, int n) throws SQLException {
        String exchanges = new String(Packed.unpack(row.getBytes("exchanges")), StandardCharsets.UTF_8);
        return new Attempt(
                row.getLong("delivery"),
                row.getInt("number"),
                Micros.of(row.getLong("started_at")),
                Duration.of(row.getLong("took_micros"), ChronoUnit.MICROS),
                row.getString("outcome"),
                Texts.original(row.getString("reason")),
                Texts.original(exchanges));
    }
}
