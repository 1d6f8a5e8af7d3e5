package dev.tradewind.engine.base;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL database. The writer's session holds an advisory lock, so that other hubs stay away. A lost session loses the
 * lock: the next one takes it again, and finds out by a number that every hub raises at its start whether another hub was
 * there meanwhile. If so, this one has ended.
 */
final class PostgresqlBackend implements Database.Backend {

    /** The lock's name within the database: "Tradewin" in ASCII. */
    private static final long LOCK = 0x5472616465776974L;

    private static final int CONNECT_SECONDS = 10;

    /** A commit that takes longer than this is taken for a dead connection. */
    private static final int WRITER_SOCKET_SECONDS = 60;

    private static final int READERS_MAX = 8;

    /** A server notices the end of a session within a fraction of this, unless the network has gone. */
    private static final int LOCK_WAIT_SECONDS = 3;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresqlBackend.class);

    private final DatabaseSettings.Postgresql settings;

    /** Which start of a hub on this database this is; 0 before the first connection. */
    private long term;

    /** Opened by {@link #hold}, to hold the lock from the start; becomes the writer's. */
    private @Nullable Connection first;

    PostgresqlBackend(DatabaseSettings.Postgresql settings) {
        this.settings = settings;
    }

    @Override
    public Database.Hold hold() throws SQLException {
        Connection connection = connect();
        first = connection;
        return connection::close;
    }

    @Override
    public Connection writer() throws SQLException {
        Connection connection = first == null ? connect() : first;
        first = null;
        try {
            settleTerm(connection);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = properties();
        properties.setProperty("socketTimeout", String.valueOf(WRITER_SOCKET_SECONDS));
        Connection connection = DriverManager.getConnection(settings.url(), properties);
        try {
            prepare(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            lock(statement);
            statement.execute("set synchronous_commit = on");
            warnUnlessDurable(statement);
        }
    }

    private void settleTerm(Connection connection) throws SQLException {
        if (term == 0) {
            term = begin(connection);
        } else {
            confirm(connection);
        }
    }

    /** Waits a little: the server may not have noticed yet that the hub before this one has ended. */
    private void lock(Statement statement) throws SQLException {
        statement.execute("set lock_timeout = '" + LOCK_WAIT_SECONDS + "s'");
        try {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            if (term == 0) {
                throw new Database.Unopened("Another hub is working on " + settings.url()
                        + ". Stop it first, or give this one a database of its own.");
            }
            throw new SQLException("the lock of the session that was lost is still held", "08006", e);
        }
        statement.execute("set lock_timeout = 0");
    }

    private static void warnUnlessDurable(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("show fsync")) {
            row.next();
            if (row.getString(1).equals("off")) {
                LOG.warn("The PostgreSQL server runs with fsync = off: a power cut may lose acknowledged events.");
            }
        }
    }

    private static long begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("update hub_term set term = term + 1 returning term")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void confirm(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select term from hub_term");
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (row.getLong(1) != term) {
                throw new WriteQueue.Ended("Another hub has taken over " + settings.url()
                        + " while the connection was lost. This one must stop.");
            }
        }
    }

    @Override
    public DataSource migrator() {
        return new DriverManagerDataSource(settings.url(), properties());
    }

    @Override
    public DataSource reader() {
        Properties properties = properties();
        properties.setProperty("readOnly", "true");
        properties.setProperty("readOnlyMode", "always");
        return new DriverManagerDataSource(settings.url(), properties);
    }

    @Override
    public int readersMax() {
        return READERS_MAX;
    }

    /** The driver is spoken to by its settings' names: its own classes need annotations to compile against that it lacks. */
    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "tradewind");
        // Else the text of an error repeats the values of the statement: bodies, and what people wrote in them.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    @Override
    public String toString() {
        return "The store " + settings.url();
    }
}
