package dev.tradewind.engine.reading;

import dev.tradewind.engine.base.Database;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Micros;
import dev.tradewind.engine.base.Texts;
import dev.tradewind.engine.base.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records to be read again, in a database. The same statements for both. */
public final class JdbcRereadStore implements RereadStore {

    private static final String ADD = """
            insert into reread (connection, stream, record_key, reason, cause_seq, due_at, attempts)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (connection, stream, record_key) do update set
                reason = case when excluded.cause_seq > reread.cause_seq then excluded.reason else reread.reason end,
                cause_seq = case when excluded.cause_seq > reread.cause_seq then excluded.cause_seq
                    else reread.cause_seq end,
                due_at = case when excluded.due_at < reread.due_at then excluded.due_at else reread.due_at end""";

    private static final String OF_RECORD = " where connection = ? and stream = ? and record_key = ?";

    private final JdbcClient reader;

    public JdbcRereadStore(Database database) {
        this.reader = database.reader();
    }

    @Override
    public void add(Tx tx, List<Reread> rereads) {
        tx.jdbc().batchUpdate(ADD, rereads, Math.max(1, rereads.size()), JdbcRereadStore::setRow);
    }

    private static void setRow(PreparedStatement row, Reread reread) throws SQLException {
        row.setString(1, Texts.stored(reread.entity().connection()));
        row.setString(2, Texts.stored(reread.entity().stream()));
        row.setString(3, Texts.stored(reread.entity().key()));
        row.setString(4, Texts.stored(reread.reason()));
        row.setLong(5, reread.causeSeq());
        row.setLong(6, Micros.of(reread.dueAt()));
        row.setInt(7, reread.attempts());
    }

    @Override
    public List<Reread> due(String connection, Instant now, int max) {
        return reader.sql("""
                        select connection, stream, record_key, reason, cause_seq, due_at, attempts from reread
                        where connection = ? and due_at <= ? order by due_at limit ?""")
                .params(Texts.stored(connection), Micros.of(now), max)
                .query(JdbcRereadStore::reread)
                .list();
    }

    @Override
    public void bringForward(Tx tx, Instant now) {
        tx.client()
                .sql("update reread set due_at = ? where due_at > ?")
                .params(Micros.of(now), Micros.of(now))
                .update();
    }

    @Override
    public void postpone(Tx tx, EntityKey entity, Instant dueAt) {
        tx.client()
                .sql("update reread set due_at = ?, attempts = attempts + 1" + OF_RECORD)
                .param(Micros.of(dueAt))
                .params(keyParams(entity))
                .update();
    }

    @Override
    public void done(Tx tx, EntityKey entity, long causeSeq) {
        tx.client()
                .sql("delete from reread" + OF_RECORD + " and cause_seq <= ?")
                .params(keyParams(entity))
                .param(causeSeq)
                .update();
    }

    private static List<Object> keyParams(EntityKey entity) {
        return List.of(Texts.stored(entity.connection()), Texts.stored(entity.stream()), Texts.stored(entity.key()));
    }

    private static Reread reread(ResultSet row, int n) throws SQLException {
        var entity = new EntityKey(
                Texts.original(row.getString("connection")),
                Texts.original(row.getString("stream")),
                Texts.original(row.getString("record_key")));
        return new Reread(
                entity,
                Texts.original(row.getString("reason")),
                row.getLong("cause_seq"),
                Micros.of(row.getLong("due_at")),
                row.getInt("attempts"));
    }
}
