package dev.tradewind.engine.reading;

import dev.tradewind.engine.base.Database;
import dev.tradewind.engine.base.Micros;
import dev.tradewind.engine.base.Texts;
import dev.tradewind.engine.base.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Backfills in a database. The same statements for both. */
public final class JdbcBackfillStore implements BackfillStore {

    private static final String COLUMNS = """
            select id, connection, stream, from_at, until_at, cursor, records_read, total, state, reason, started_at
            from backfill
            """;

    private final JdbcClient reader;

    public JdbcBackfillStore(Database database) {
        this.reader = database.reader();
    }

    @Override
    public long start(
            Tx tx,
            String connection,
            String stream,
            Optional<Instant> from,
            Optional<Instant> until,
            Instant startedAt) {
        return tx.client()
                .sql("""
                        insert into backfill (connection, stream, from_at, until_at, records_read, total, state, reason,
                            started_at)
                        values (?, ?, ?, ?, 0, -1, 'RUNNING', '', ?)
                        returning id""")
                .param(Texts.stored(connection))
                .param(Texts.stored(stream))
                .param(Micros.of(from))
                .param(Micros.of(until))
                .param(Micros.of(startedAt))
                .query(Long.class)
                .single();
    }

    @Override
    public void advance(Tx tx, long id, String cursor, int records, long total) {
        tx.client()
                .sql("update backfill set cursor = ?, records_read = records_read + ?, total = ? where id = ?")
                .params(Texts.stored(cursor), records, total, id)
                .update();
    }

    @Override
    public void end(Tx tx, long id, Backfill.State state, String reason) {
        tx.client()
                .sql("update backfill set state = ?, reason = ? where id = ?")
                .params(state.name(), Texts.stored(reason), id)
                .update();
    }

    @Override
    public Optional<Backfill> find(long id) {
        return reader.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(JdbcBackfillStore::backfill)
                .optional();
    }

    @Override
    public List<Backfill> running() {
        return reader.sql(COLUMNS + "where state = 'RUNNING' order by id")
                .query(JdbcBackfillStore::backfill)
                .list();
    }

    @Override
    public List<Backfill> latest(int max) {
        return reader.sql(COLUMNS + "order by id desc limit ?")
                .param(max)
                .query(JdbcBackfillStore::backfill)
                .list();
    }

    private static Backfill backfill(ResultSet row, int n) throws SQLException {
        return new Backfill(
                row.getLong("id"),
                Texts.original(row.getString("connection")),
                Texts.original(row.getString("stream")),
                Micros.read(row, "from_at"),
                Micros.read(row, "until_at"),
                Optional.ofNullable(Texts.originalOrNull(row.getString("cursor"))),
                row.getLong("records_read"),
                row.getLong("total"),
                Backfill.State.valueOf(row.getString("state")),
                Texts.original(row.getString("reason")),
                Micros.of(row.getLong("started_at")));
    }
}
