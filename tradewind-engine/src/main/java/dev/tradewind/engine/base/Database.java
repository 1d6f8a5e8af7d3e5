package dev.tradewind.engine.base;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The hub's database: one connection that writes, a few that read, and the certainty that no other hub works on it.
 *
 * <p>Safe for any thread. Close the write queue first.
 */
public final class Database implements AutoCloseable {

    private final Dialect dialect;
    private final Hold hold;
    private final Writer writer;
    private final HikariDataSource readers;
    private final JdbcClient reader;

    private Database(Dialect dialect, Hold hold, Writer writer, HikariDataSource readers) {
        this.dialect = dialect;
        this.hold = hold;
        this.writer = writer;
        this.readers = readers;
        this.reader = JdbcClient.create(readers);
    }

    /**
     * Opens the database, alone, and brings its tables up to date.
     *
     * @throws Unopened if it cannot be reached, another hub works on it, or a newer release has changed its tables
     */
    public static Database open(DatabaseSettings settings) {
        return switch (settings) {
            case DatabaseSettings.Sqlite sqlite -> open(Dialect.SQLITE, new SqliteBackend(sqlite));
            case DatabaseSettings.Postgresql postgresql -> open(Dialect.POSTGRESQL, new PostgresqlBackend(postgresql));
        };
    }

    private static Database open(Dialect dialect, Backend backend) {
        try (var opening = new Opening(backend.hold())) {
            migrate(dialect, backend.migrator());
            opening.writer = new Writer(backend::writer);
            return opening.done(dialect, pool(backend));
        } catch (SQLException | RuntimeException e) {
            throw e instanceof Unopened known
                    ? known
                    : new Unopened(backend + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static void migrate(Dialect dialect, DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:" + dialect.migrations())
                .load()
                .migrate();
    }

    private static HikariDataSource pool(Backend backend) {
        var config = new HikariConfig();
        config.setPoolName("tradewind-readers");
        config.setDataSource(backend.reader());
        config.setMaximumPoolSize(backend.readersMax());
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Reads what is committed. A write through it fails. */
    public JdbcClient reader() {
        return reader;
    }

    /** The queue for production: a thread of its own, many pieces of work in one commit. At most one is in use. */
    public GroupCommitQueue groupCommit(Steps steps) {
        return GroupCommitQueue.started(writer, steps);
    }

    /** Writes on the caller's thread, one commit a piece of work: for tests that decide the order of things, and commands. */
    public WriteQueue inline(Steps steps) {
        return new InlineWriteQueue(writer, steps);
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
        release(hold);
    }

    private static void release(Hold hold) {
        try {
            hold.release();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the database's lock could not be released", e);
        }
    }

    /** What is open so far, closed again if the rest fails. */
    private static final class Opening implements AutoCloseable {
        private final Hold hold;
        private @Nullable Writer writer;
        private boolean done;

        Opening(Hold hold) {
            this.hold = hold;
        }

        Database done(Dialect dialect, HikariDataSource readers) {
            done = true;
            return new Database(dialect, hold, Objects.requireNonNull(writer), readers);
        }

        @Override
        public void close() {
            if (!done) {
                if (writer != null) {
                    writer.close();
                }
                release(hold);
            }
        }
    }

    /** What differs between the databases before the first statement. */
    interface Backend {

        /** Makes sure that no other hub works on it, until it is released. */
        Hold hold() throws SQLException;

        /** Opens the connection that writes, auto-commit off; again, if the last one broke. */
        Connection writer() throws SQLException;

        DataSource migrator();

        DataSource reader();

        int readersMax();
    }

    @FunctionalInterface
    interface Hold {
        void release() throws IOException, SQLException;
    }

    /** The database cannot be used; the message says why and what to do. */
    public static final class Unopened extends RuntimeException {
        public Unopened(String message) {
            super(message);
        }

        public Unopened(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
