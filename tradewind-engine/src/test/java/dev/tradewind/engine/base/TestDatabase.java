package dev.tradewind.engine.base;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fresh, empty database for one test. PostgreSQL: one server for the whole test JVM, ended with it. The tables are made
 * once and copied, since that is many times faster.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DatabaseSettings settings;
    private Database database;

    private TestDatabase(DatabaseSettings settings) {
        this.settings = settings;
        this.database = Database.open(settings);
    }

    public static TestDatabase fresh(Dialect dialect) {
        return new TestDatabase(settings(dialect));
    }

    /** Settings of a database that nobody has opened yet. */
    public static DatabaseSettings settings(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> sqlite();
            case POSTGRESQL -> postgresql();
        };
    }

    public Database database() {
        return database;
    }

    public DatabaseSettings settings() {
        return settings;
    }

    /** As after a restart. */
    public Database reopen() {
        database.close();
        database = Database.open(settings);
        return database;
    }

    @Override
    public void close() {
        database.close();
    }

    private static DatabaseSettings sqlite() {
        try {
            Path file = SqliteTemplate.DIRECTORY.resolve("test-" + COUNT.incrementAndGet() + ".db");
            Files.copy(SqliteTemplate.FILE, file);
            return new DatabaseSettings.Sqlite(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatabaseSettings postgresql() {
        String name = "test_" + COUNT.incrementAndGet();
        execute("create database " + name + " template tradewind_template");
        return Server.settings(name);
    }

    /** On the server's own database, as its superuser. */
    public static void execute(String sql) {
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static final class SqliteTemplate {
        static final Path DIRECTORY = directory();
        static final Path FILE = DIRECTORY.resolve("template.db");

        static {
            Database.open(new DatabaseSettings.Sqlite(FILE)).close();
        }

        private static Path directory() {
            try {
                Path directory = Files.createTempDirectory("tradewind-test");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
                return directory;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path directory) {
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
                Files.delete(directory);
            } catch (IOException e) {
                System.err.println("left behind: " + directory + ": " + e);
            }
        }
    }

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        static {
            execute("create database tradewind_template");
            Database.open(settings("tradewind_template")).close();
        }

        static DatabaseSettings settings(String name) {
            return new DatabaseSettings.Postgresql(INSTANCE.getJdbcUrl("postgres", name), "postgres", "postgres");
        }

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                System.err.println("PostgreSQL was not stopped: " + e);
            }
        }
    }
}
