package dev.tradewind.engine.reading;

import dev.tradewind.engine.base.Database;
import dev.tradewind.engine.base.Micros;
import dev.tradewind.engine.base.Texts;
import dev.tradewind.engine.base.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cursors in a database. The same statements for both. */
public final class JdbcCursorStore implements CursorStore {

    private final JdbcClient reader;

    public JdbcCursorStore(Database database) {
        this.reader = database.reader();
    }

    @Override
    public Optional<Cursor> find(String connection, String stream) {
        return reader.sql("select connection, stream, value, moved_at from cursor where connection = ? and stream = ?")
                .params(Texts.stored(connection), Texts.stored(stream))
                .query(JdbcCursorStore::cursor)
                .optional();
    }

    @Override
    public void move(Tx tx, Cursor cursor) {
        tx.client()
                .sql("""
                        insert into cursor (connection, stream, value, moved_at) values (?, ?, ?, ?)
                        on conflict (connection, stream) do update set
                            value = excluded.value, moved_at = excluded.moved_at""")
                .param(Texts.stored(cursor.connection()))
                .param(Texts.stored(cursor.stream()))
                .param(Texts.stored(cursor.value()))
                .param(Micros.of(cursor.movedAt()))
                .update();
    }

    private static Cursor cursor(ResultSet row, int n) throws SQLException {
        return new Cursor(
                Texts.original(row.getString("connection")),
                Texts.original(row.getString("stream")),
                Texts.original(row.getString("value")),
                Micros.of(row.getLong("moved_at")));
    }
}
