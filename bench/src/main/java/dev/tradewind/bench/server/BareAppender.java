package dev.tradewind.bench.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;

/**
 * A group-committed append to SQLite and nothing else: what durability costs at the least. One writer, WAL,
 * {@code synchronous=FULL}, the page cache and checkpoint distance that the hub uses too, so that the ratio shows the hub's
 * own work and not two settings.
 */
final class BareAppender implements AutoCloseable {

    private static final int WAITING_MAX = 8_192;
    private static final int TOGETHER_MAX = 512;

    private final ArrayBlockingQueue<Row> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Connection connection;
    private final PreparedStatement insert;
    private final Thread writer;

    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    private record Row(byte[] body, CompletableFuture<Void> durable) {}

    BareAppender(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = WAL");
            statement.execute("pragma synchronous = FULL");
            statement.execute("pragma cache_size = -32768");
            statement.execute("pragma wal_autocheckpoint = 4000");
            statement.execute("create table if not exists event (seq integer primary key, body blob not null)");
        }
        connection.setAutoCommit(false);
        insert = connection.prepareStatement("insert into event (body) values (?)");
        writer = Thread.ofPlatform().daemon().name("writer").start(this::run);
    }

    /** Comes back when {@code body} is on disk. */
    void append(byte[] body) {
        var row = new Row(body, new CompletableFuture<>());
        try {
            waiting.put(row);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
        row.durable.join();
    }

    private void run() {
        List<Row> batch = new ArrayList<>();
        try {
            while (true) {
                batch.clear();
                batch.add(waiting.take());
                waiting.drainTo(batch, TOGETHER_MAX - 1);
                commit(batch);
            }
        } catch (InterruptedException e) {
            // Closed.
        } catch (SQLException e) {
            batch.forEach(row -> row.durable.completeExceptionally(e));
        }
    }

    private void commit(List<Row> batch) throws SQLException {
        for (Row row : batch) {
            insert.setBytes(1, row.body);
            insert.executeUpdate();
        }
        connection.commit();
        batch.forEach(row -> row.durable.complete(null));
    }

    @Override
    public void close() throws SQLException {
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }
}
