package dev.tradewind.api;

import dev.tradewind.api.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request. Immutable: {@code with…} makes a new one.
 *
 * @param method in capitals
 * @param headers in the order sent
 * @param body null for none; not to be changed after the call was made
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record HttpCall(String method, URI url, Map<String, String> headers, byte @Nullable [] body) {

    public HttpCall {
        headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static HttpCall get(URI url) {
        return new HttpCall("GET", url, Map.of("Accept", "application/json"), null);
    }

    /** A call without a body that takes JSON for an answer. */
    public static HttpCall without(String method, URI url) {
        return new HttpCall(method, url, Map.of("Accept", "application/json"), null);
    }

    /** A call with a JSON body, {@code tree} being a tree or a record. */
    public static HttpCall json(String method, URI url, Object tree) {
        return new HttpCall(
                method,
                url,
                Map.of("Accept", "application/json", "Content-Type", "application/json"),
                Json.write(tree));
    }

    public HttpCall with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpCall(method, url, more, body);
    }

    /** The same call to another address. */
    public HttpCall to(URI other) {
        return new HttpCall(method, other, headers, body);
    }

    public HttpCall withBasic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Whether sending it twice does no more than sending it once, by the method's definition. */
    public boolean isIdempotent() {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "PUT", "DELETE" -> true;
            default -> false;
        };
    }
}
