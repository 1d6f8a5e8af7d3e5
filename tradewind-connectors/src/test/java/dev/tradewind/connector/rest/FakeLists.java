package dev.tradewind.connector.rest;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.json.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A system with one list that it shows in every way that lists are shown in: whole, and in pages of ten. It answers without
 * a network, so that a test can read thousands of pages.
 */
final class FakeLists implements Http {

    static final String URL = "https://lists.example.test";
    static final String TOKEN = "test-list-token-123";
    static final int PAGE = 10;

    /** One record; changes are kept to the second. */
    private record Thing(int id, String name, Instant at) {

        Map<String, Object> tree() {
            return Map.of("id", id, "name", name, "updated_at", at.toString());
        }
    }

    private final Map<Integer, Thing> things = new TreeMap<>();
    private final InstantSource clock;

    FakeLists(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void put(int id, String name) {
        things.put(id, new Thing(id, name, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    synchronized void remove(int id) {
        things.remove(id);
    }

    synchronized void clear() {
        things.clear();
    }

    @Override
    public synchronized HttpResult send(HttpCall call) {
        if (!("Bearer " + TOKEN).equals(call.headers().get("Authorization"))) {
            return answer(401, Map.of("message", "who are you?"));
        }
        Map<String, String> query = query(call.url());
        String path = call.url().getPath();
        if (path.startsWith("/things/")) {
            Thing thing = things.get(Integer.valueOf(path.substring("/things/".length())));
            return thing == null ? answer(404, Map.of()) : answer(200, Map.of("thing", thing.tree()));
        }
        List<Thing> found = found(query);
        return switch (path) {
            case "/whole" -> answer(200, trees(found));
            case "/page" -> answer(200, trees(cut(found, PAGE * (number(query, "p", 1) - 1))));
            case "/offset" -> answer(200, trees(cut(found, number(query, "skip", 0))));
            case "/link", "/token" -> after(found, number(query, "after", 0), path);
            case "/elsewhere" -> linked(trees(found), "<https://other.example.test/2>; rel=\"next\"");
            default -> answer(404, Map.of());
        };
    }

    private List<Thing> found(Map<String, String> query) {
        Instant since = Instant.parse(query.getOrDefault("since", "1970-01-01T00:00:00Z"));
        Stream<Thing> found =
                things.values().stream().filter(t -> !t.at().isBefore(since.truncatedTo(ChronoUnit.SECONDS)));
        return query.containsKey("by-time")
                ? found.sorted(Comparator.comparing(Thing::at).thenComparingInt(Thing::id))
                        .toList()
                : found.toList();
    }

    /** Goes on behind a record, so that nothing shifts. */
    private static HttpResult after(List<Thing> found, int after, String path) {
        List<Thing> rest = found.stream().filter(t -> t.id() > after).toList();
        List<Thing> page = cut(rest, 0);
        Map<String, Object> body = new LinkedHashMap<>(Map.of("things", trees(page)));
        if (rest.size() <= PAGE) {
            return answer(200, body);
        }
        int next = page.getLast().id();
        body.put("next", next);
        return linked(body, "<%s?first=1>; rel=\"first\", <%s?after=%d>; rel=\"next\"".formatted(path, path, next));
    }

    private static List<Thing> cut(List<Thing> found, int from) {
        return found.stream().skip(from).limit(PAGE).toList();
    }

    private static List<Object> trees(List<Thing> found) {
        return found.stream().map(t -> (Object) t.tree()).toList();
    }

    private static int number(Map<String, String> query, String name, int otherwise) {
        return Integer.parseInt(query.getOrDefault(name, String.valueOf(otherwise)));
    }

    private static Map<String, String> query(URI url) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = url.getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = (pair + "=").split("=", 3);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static HttpResult answer(int status, Object tree) {
        return new HttpResult.Reply(status, Map.of(), Json.write(tree));
    }

    private static HttpResult linked(Object tree, String link) {
        return new HttpResult.Reply(200, Map.of("link", List.of(link)), Json.write(tree));
    }
}
