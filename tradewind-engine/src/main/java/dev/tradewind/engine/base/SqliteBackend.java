package dev.tradewind.engine.base;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One SQLite file in WAL mode. A lock on a file beside it keeps other hubs away; it goes with the process, however that ends. */
final class SqliteBackend implements Database.Backend {

    /** Small pages: an index page is what a commit writes most of, and a body uses as many as it needs. */
    private static final int PAGE_BYTES = 4_096;

    /** Pages of log before they are moved into the file: a hot page is then moved once for many commits. */
    private static final int CHECKPOINT_PAGES = 4_000;

    /** The log is cut back to this after a burst. */
    private static final int LOG_BYTES_MAX = 64 * 1_024 * 1_024;

    /** In KiB, outside the heap, as the minus sign tells SQLite. */
    private static final int WRITER_CACHE_KIB = -32_768;

    private static final int READER_CACHE_KIB = -8_192;

    /** Readers never wait for the writer in WAL mode; this is for the moments in which a checkpoint starts the log anew. */
    private static final int BUSY_MILLIS = 5_000;

    /** More would contend for the same two or four cores. */
    private static final int READERS_MAX = 4;

    private final Path file;

    SqliteBackend(DatabaseSettings.Sqlite settings) {
        this.file = settings.file().toAbsolutePath();
    }

    @Override
    public Database.Hold hold() {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new Database.Unopened(
                        "Another hub is working on " + file + ". Stop it first, or give this one a file of its own.");
            }
            return channel::close;
        } catch (IOException e) {
            throw new Database.Unopened(
                    "The directory of the store %s cannot be written: %s. Make it, or change its rights."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // This very process holds it.
        }
    }

    @Override
    public Connection writer() throws SQLException {
        SQLiteConfig config = config();
        config.setPageSize(PAGE_BYTES);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setCacheSize(WRITER_CACHE_KIB);
        config.setJournalSizeLimit(LOG_BYTES_MAX);
        Connection connection = source(config).getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public DataSource migrator() {
        return source(config());
    }

    @Override
    public DataSource reader() {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        config.setCacheSize(READER_CACHE_KIB);
        return source(config);
    }

    @Override
    public int readersMax() {
        return READERS_MAX;
    }

    private SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config;
    }

    private SQLiteDataSource source(SQLiteConfig config) {
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    @Override
    public String toString() {
        return "The store " + file;
    }
}
