package dev.tradewind.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request, read whole.
 *
 * @param method in upper case
 * @param path decoded, without the query
 * @param query parameters in the order of the query string, decoded
 * @param headers by name in lower case; of a header sent twice, the first value
 * @param body at most {@link SandboxServer#BODY_BYTES_MAX} bytes
 * @param rawQuery the query string as it was written, without the question mark; for signatures over it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; bytes on the wire are an array.
public record Request(
        String method, String path, List<Param> query, Map<String, String> headers, byte[] body, String rawQuery) {

    /** A request whose query string, as it was written, nobody asks for. */
    public Request(String method, String path, List<Param> query, Map<String, String> headers, byte[] body) {
        this(method, path, query, headers, body, "");
    }

    /** One parameter of the query string. {@code include[]} and {@code include[0]} both have the name {@code include}. */
    public record Param(String name, String value) {}

    /** The same request for another path. */
    public Request at(String otherPath) {
        return new Request(method, otherPath, query, headers, body, rawQuery);
    }

    /** The value of a parameter; of one given several times, the last, as PHP has it. */
    public Optional<String> param(String name) {
        return query.stream()
                .filter(p -> p.name().equals(name))
                .map(Param::value)
                .reduce((a, b) -> b);
    }

    /** All values of a list parameter: {@code a=1,2} and {@code a[]=1&a[]=2} are the same list. */
    public List<String> params(String name) {
        return query.stream()
                .filter(p -> p.name().equals(name))
                .flatMap(p -> List.of(p.value().split(",", -1)).stream())
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .toList();
    }

    /** A header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    static List<Param> parse(String rawQuery) {
        var params = new ArrayList<Param>();
        for (String part : rawQuery.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                params.add(new Param(decode(name).replaceFirst("\\[\\d*\\]$", ""), decode(value)));
            }
        }
        return List.copyOf(params);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text; // PHP leaves a broken escape as it stands.
        }
    }
}
