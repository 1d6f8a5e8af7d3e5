package dev.tradewind.engine.mapping;

import java.util.Optional;

/** Finds the id under which a connection holds a record. Behind {@code $boundId}. Safe for any thread. */
@FunctionalInterface
public interface BindingLookup {

    /** Knows no bindings: for expressions that are only checked, and for tests. */
    BindingLookup NONE = (connection, object, key) -> Optional.empty();

    /**
     * The id, or empty if that connection holds no such record.
     *
     * @param connection name of the connection that holds the record
     * @param object kind of record there, for example {@code customer}
     * @param key the record's key at its source
     */
    Optional<String> find(String connection, String object, String key);
}
