package dev.tradewind.engine.base;

/** Which database it is, for the few statements that differ. */
public enum Dialect {
    SQLITE("db/sqlite"),
    POSTGRESQL("db/postgresql");

    private final String migrations;

    Dialect(String migrations) {
        this.migrations = migrations;
    }

    /** Folder of the migrations on the class path. */
    String migrations() {
        return migrations;
    }
}
