package dev.tradewind.engine.base;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that keeps its prepared statements, for the writer: it runs the same few dozen statements all day, and SQLite
 * would compile each one anew every time. Closing a statement of it only makes it ready for the next use. Of the methods
 * that prepare, only the one with the text alone is kept; no statement may be in use twice at the same time.
 */
final class StatementCache {

    /** More than the writer has; a text that is put together anew every time must not fill the memory. */
    private static final int STATEMENTS_MAX = 200;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);

    private StatementCache(Connection connection) {
        this.connection = connection;
    }

    static Connection over(Connection connection) {
        var cache = new StatementCache(connection);
        return (Connection) Proxy.newProxyInstance(
                StatementCache.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> cache.invoke(method, arguments));
    }

    private @Nullable Object invoke(Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && arguments.length == 1 && method.getName().equals("prepareStatement")) {
            return statement((String) arguments[0]);
        }
        return call(connection, method, arguments);
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement found = statements.get(sql);
        if (found == null) {
            found = keptOpen(connection.prepareStatement(sql));
            statements.put(sql, found);
            if (statements.size() > STATEMENTS_MAX) {
                var oldest = statements.entrySet().iterator();
                oldest.next().getValue().unwrap(PreparedStatement.class).close();
                oldest.remove();
            }
        }
        return found;
    }

    private static PreparedStatement keptOpen(PreparedStatement statement) {
        return (PreparedStatement) Proxy.newProxyInstance(
                StatementCache.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "close" -> {
                        statement.clearParameters();
                        statement.clearBatch();
                        yield null;
                    }
                    case "unwrap" -> statement;
                    default -> call(statement, method, arguments);
                });
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
