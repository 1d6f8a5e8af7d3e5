package dev.tradewind.sandbox.store;

import dev.tradewind.api.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One recorded exchange. */
record Recorded(
        String name,
        String scheme,
        String method,
        String path,
        Map<String, String> requestHeaders,
        String body,
        int status,
        Map<String, String> headers,
        String answer) {

    @SuppressWarnings("unchecked") // The recorder's own format.
    static Recorded read(String name) {
        Map<String, Object> file = (Map<String, Object>) Json.read(resource("/woocommerce/" + name + ".json"));
        var request = (Map<String, Object>) file.get("request");
        var response = (Map<String, Object>) file.get("response");
        String[] line = ((String) request.get("line")).split(" ", -1);
        return new Recorded(
                name,
                file.get("scheme") instanceof String scheme ? scheme : "https",
                line[0],
                line[1],
                headers((List<List<String>>) request.get("headers")),
                request.get("body") == null ? "" : (String) request.get("body"),
                (Integer) response.get("status"),
                headers((List<List<String>>) response.get("headers")),
                response.get("body") == null ? "" : (String) response.get("body"));
    }

    /** A file that says how to replay: order.txt or differences.txt. */
    static String script(String name) {
        return resource("/replay/" + name);
    }

    private static String resource(String path) {
        try (InputStream in = Recorded.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no such resource: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> headers(List<List<String>> lines) {
        var headers = new HashMap<String, String>();
        lines.forEach(line -> headers.put(line.get(0).toLowerCase(Locale.ROOT), line.get(1)));
        return headers;
    }

    Instant at() {
        return ZonedDateTime.parse(headers.get("date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }

    /** When the store read its clock: what was written bears that time, and the answer came up to some seconds later. */
    Instant writtenAt() {
        if (!method.equals("GET") && tree() instanceof Map<?, ?> answer) {
            for (String list : List.of("update", "create")) {
                if (answer.get(list) instanceof List<?> items && items.getFirst() instanceof Map<?, ?> first) {
                    return written(first);
                }
            }
            return written(answer);
        }
        return at();
    }

    private Instant written(Map<?, ?> resource) {
        for (String key : List.of("date_modified_gmt", "date_created_gmt")) {
            if (resource.get(key) instanceof String gmt) {
                Instant written = Instant.parse(gmt + "Z");
                boolean now = !written.isAfter(at()) && written.isAfter(at().minusSeconds(10));
                return now && status < 300 && !method.equals("DELETE") ? written : at();
            }
        }
        return at();
    }

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    Object tree() {
        return answer.isEmpty() ? "" : Json.read(answer);
    }
}
