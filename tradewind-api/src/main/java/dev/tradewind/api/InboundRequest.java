package dev.tradewind.api;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request that a system made to a connection's address. Header names are looked up without regard to case.
 *
 * @param method in capitals
 * @param headers one value each; of a repeated header the first
 * @param body the raw bytes, within the hub's limit; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record InboundRequest(String method, Map<String, String> headers, byte[] body) {

    public InboundRequest {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = Collections.unmodifiableMap(sorted);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
