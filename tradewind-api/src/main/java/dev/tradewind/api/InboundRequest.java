package dev.tradewind.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
 * @param query what stood after the {@code ?} of the address, as it was sent; empty if nothing did. It may hold a secret:
 *     some senders can be told an address and nothing else
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record InboundRequest(String method, Map<String, String> headers, byte[] body, String query) {

    public InboundRequest {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = Collections.unmodifiableMap(sorted);
    }

    /** A request to an address without a query. */
    public InboundRequest(String method, Map<String, String> headers, byte[] body) {
        this(method, headers, body, "");
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A parameter of the query, decoded; of a repeated one the first. A broken escape stays as it is. */
    public Optional<String> parameter(String name) {
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && decoded(pair.substring(0, equals)).equals(name)) {
                return Optional.of(decoded(pair.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    // Headers and query hold secrets, the body holds people: none of them belongs into a log.
    @Override
    public String toString() {
        return "InboundRequest[" + method + ", " + headers.size() + " headers, " + body.length + " bytes]";
    }
}
