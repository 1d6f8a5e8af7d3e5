package dev.tradewind.engine.base;

/**
 * Which record of which connection.
 *
 * @param connection name of the source connection
 * @param stream for example {@code orders}
 * @param key the record's id at the source
 */
public record EntityKey(String connection, String stream, String key) {}
