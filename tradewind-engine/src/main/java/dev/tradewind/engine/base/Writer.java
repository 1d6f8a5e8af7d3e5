package dev.tradewind.engine.base;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The one connection that writes. Opened anew, at the next transaction, after the database could not be written.
 *
 * <p>Safe for any thread: transactions take turns.
 */
final class Writer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Source source;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Open open;
    private boolean closed;

    Writer(Source source) throws SQLException {
        this.source = source;
        this.open = Open.of(source.open());
    }

    /**
     * Does work in one transaction.
     *
     * @param names of the commit, for {@code steps}
     * @throws WriteQueue.Unavailable if the database cannot be written
     * @throws WriteQueue.Ended if another hub has taken the database over
     */
    <R extends @Nullable Object> R transact(String names, Steps steps, Function<Tx, R> work) {
        turn.lock();
        try {
            Open current = connected();
            R result = committed(current, names, steps, work);
            steps.reached("after commit " + names);
            return result;
        } finally {
            turn.unlock();
        }
    }

    private <R extends @Nullable Object> R committed(Open current, String names, Steps steps, Function<Tx, R> work) {
        try {
            Tx tx = new Tx(current.jdbc(), current.client());
            R result = work.apply(tx);
            tx.finish();
            steps.reached("before commit " + names);
            current.connection().commit();
            return result;
        } catch (Throwable e) {
            boolean rolledBack = rollBack(current.connection());
            if (!rolledBack || Outage.isOutage(e)) {
                disconnect();
            }
            throw rethrown(e);
        }
    }

    private static RuntimeException rethrown(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        if (Outage.isOutage(e)) {
            return Outage.unavailable(e);
        }
        return e instanceof RuntimeException failure ? failure : new IllegalStateException(e);
    }

    private Open connected() {
        if (closed) {
            throw new WriteQueue.Ended("the database was closed");
        }
        if (open == null) {
            try {
                open = Open.of(source.open());
                LOG.info("the database can be written again");
            } catch (SQLException e) {
                throw Outage.unavailable(e);
            }
        }
        return open;
    }

    private static boolean rollBack(Connection connection) {
        try {
            connection.rollback();
            return true;
        } catch (SQLException e) {
            LOG.warn("the transaction could not be rolled back; its connection is given up", e);
            return false;
        }
    }

    private void disconnect() {
        Open last = open;
        open = null;
        if (last != null) {
            try {
                last.connection().close();
            } catch (SQLException e) {
                LOG.debug("closing a broken connection", e);
            }
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            disconnect();
        } finally {
            turn.unlock();
        }
    }

    /** Opens the connection: exclusive, auto-commit off. */
    @FunctionalInterface
    interface Source {
        Connection open() throws SQLException;
    }

    private record Open(Connection connection, JdbcTemplate jdbc, JdbcClient client) {
        static Open of(Connection connection) {
            var jdbc = new JdbcTemplate(new SingleConnectionDataSource(StatementCache.over(connection), true));
            return new Open(connection, jdbc, JdbcClient.create(jdbc));
        }
    }
}
