package dev.tradewind.bench.server;

import dev.tradewind.sandbox.store.SandboxStore;
import dev.tradewind.testkit.database.MariaDbServer;
import dev.tradewind.testkit.database.StoreRows;
import java.sql.SQLException;

/** A MariaDB server with the orders of a sandbox store in a WooCommerce shop's tables. */
public final class ShopDatabase {

    private final MariaDbServer server;
    private final String name;
    private final String user;

    private ShopDatabase(MariaDbServer server, String name, String user) {
        this.server = server;
        this.name = name;
        this.user = user;
    }

    public static ShopDatabase filled(SandboxStore store) {
        MariaDbServer server = MariaDbServer.start();
        String name = server.createDatabase();
        try {
            StoreRows.fill(server, name, store.url(), store.orderIds().stream().map(store::order));
        } catch (SQLException e) {
            server.stop();
            throw new IllegalStateException("the shop's tables could not be filled: " + e.getMessage(), e);
        }
        return new ShopDatabase(server, name, server.createReader(name, HubFolder.KEY));
    }

    public String url() {
        return server.url(name);
    }

    /** An account that may read and nothing else; its password is {@link HubFolder#KEY}. */
    public String user() {
        return user;
    }

    /** What a connection's document says of it. */
    public String setting() {
        return """
                database:
                  url: %s
                  user: %s
                  password: ${env:BENCH_KEY}
                """.formatted(url(), user);
    }

    public void stop() {
        server.stop();
    }
}
