package dev.tradewind.engine.control;

import dev.tradewind.engine.base.Database;
import dev.tradewind.engine.base.Micros;
import dev.tradewind.engine.base.Texts;
import dev.tradewind.engine.base.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pauses in a database. The same statements for both. */
public final class JdbcPauseStore implements PauseStore {

    private final JdbcClient reader;

    public JdbcPauseStore(Database database) {
        this.reader = database.reader();
    }

    @Override
    public void pause(Tx tx, Pause pause) {
        tx.client()
                .sql("""
                        insert into pause (kind, name, paused_by, reason, paused_at) values (?, ?, ?, ?, ?)
                        on conflict (kind, name) do nothing""")
                .param(pause.kind().name())
                .param(Texts.stored(pause.name()))
                .param(Texts.stored(pause.by()))
                .param(Texts.stored(pause.reason()))
                .param(Micros.of(pause.at()))
                .update();
    }

    @Override
    public void resume(Tx tx, Pause.Kind kind, String name) {
        tx.client()
                .sql("delete from pause where kind = ? and name = ?")
                .params(kind.name(), Texts.stored(name))
                .update();
    }

    @Override
    public List<Pause> all() {
        return reader.sql("select kind, name, paused_by, reason, paused_at from pause order by paused_at, kind, name")
                .query(JdbcPauseStore::pause)
                .list();
    }

    private static Pause pause(ResultSet row, int n) throws SQLException {
        return new Pause(
                Pause.Kind.valueOf(row.getString("kind")),
                Texts.original(row.getString("name")),
                Texts.original(row.getString("paused_by")),
                Texts.original(row.getString("reason")),
                Micros.of(row.getLong("paused_at")));
    }
}
