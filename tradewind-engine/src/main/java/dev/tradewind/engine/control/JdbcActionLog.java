package dev.tradewind.engine.control;

import dev.tradewind.engine.base.Database;
import dev.tradewind.engine.base.Micros;
import dev.tradewind.engine.base.Texts;
import dev.tradewind.engine.base.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log of actions in a database. The same statements for both. */
public final class JdbcActionLog implements ActionLog {

    private static final String COLUMNS = "select done_at, who, verb, target, reason from action ";

    private final JdbcClient reader;

    public JdbcActionLog(Database database) {
        this.reader = database.reader();
    }

    @Override
    public void add(Tx tx, Action action) {
        tx.client()
                .sql("insert into action (done_at, who, verb, target, reason) values (?, ?, ?, ?, ?)")
                .param(Micros.of(action.at()))
                .param(Texts.stored(action.who()))
                .param(Texts.stored(action.verb()))
                .param(Texts.stored(action.target()))
                .param(Texts.stored(action.reason()))
                .update();
    }

    @Override
    public List<Action> latest(int max) {
        return reader.sql(COLUMNS + "order by id desc limit ?")
                .param(max)
                .query(JdbcActionLog::action)
                .list();
    }

    @Override
    public List<Action> on(String target, int max) {
        return reader.sql(COLUMNS + "where target = ? order by id desc limit ?")
                .params(Texts.stored(target), max)
                .query(JdbcActionLog::action)
                .list()
                .reversed();
    }

    private static Action action(ResultSet row, int n) throws SQLException {
        return new Action(
                Micros.of(row.getLong("done_at")),
                Texts.original(row.getString("who")),
                Texts.original(row.getString("verb")),
                Texts.original(row.getString("target")),
                Texts.original(row.getString("reason")));
    }
}
