package dev.tradewind.engine.lane;

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
import org.springframework.jdbc.core.simple.JdbcClient;

/** Attempts in a database. The same statements for both. */
public final class JdbcAttemptStore implements AttemptStore {

    private final JdbcClient reader;

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

    /** In the order in which they were added, which is nearly that of their start, and needs no further index. */
    @Override
    public int retire(Tx tx, Instant before, int max) {
        return tx.client().sql("""
                        delete from attempt where id in (select id from attempt order by id limit ?) and started_at < ?""").params(max, Micros.of(before)).update();
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
