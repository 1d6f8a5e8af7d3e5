package dev.tradewind.api;

import java.util.Map;

/**
 * One record of a stream as the source sent it.
 *
 * @param stream for example {@code orders}
 * @param topic what is said to have happened, for example {@code order.updated}
 * @param key the record's id at the source; empty if the topic or the body does not tell
 * @param body exact bytes
 * @param attributes what else the source said that is worth keeping, for example a delivery id; no secrets
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record RawRecord(String stream, String topic, String key, byte[] body, Map<String, String> attributes) {

    public RawRecord {
        attributes = Map.copyOf(attributes);
    }
}
