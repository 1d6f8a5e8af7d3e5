package dev.tradewind.engine.base;

import java.nio.file.Path;

/** Where the store is. */
public sealed interface DatabaseSettings {

    /**
     * One file, made at the first start. Its directory must exist, on a local disk: SQLite's locks do not hold on network
     * file systems.
     */
    record Sqlite(Path file) implements DatabaseSettings {}

    /**
     * A database of its own on a PostgreSQL server, 15 or newer; the user may create tables in it.
     *
     * @param url for example {@code jdbc:postgresql://localhost:5432/tradewind}
     */
    record Postgresql(String url, String user, String password) implements DatabaseSettings {

        /** Without the password. */
        @Override
        public String toString() {
            return "Postgresql[url=%s, user=%s]".formatted(url, user);
        }
    }
}
