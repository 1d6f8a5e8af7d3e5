package dev.tradewind.sandbox.example;

import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ERP that {@code example-erp.yaml} describes: items, and nothing else. Its times of change are those of this machine. */
public final class ExampleErp extends OtherSide {

    /** The API key that it lets in. */
    public static final String KEY = "test-erp-key";

    /** Small, so that a catalogue of three items has two pages. */
    private static final int A_PAGE = 2;

    private final Map<String, Map<String, Object>> items = new TreeMap<>();

    private ExampleErp() {}

    /** Starts it, empty, on a free port of this machine. */
    public static ExampleErp start() {
        return started(new ExampleErp());
    }

    /**
     * Adds an item, or changes it.
     *
     * @param price and {@code available}: decimal numbers
     * @param discontinued whether it is sold no more
     */
    public synchronized void item(String number, String name, String price, String available, boolean discontinued) {
        items.put(
                number,
                Map.of(
                        "number", number,
                        "name", name,
                        "group", "Tea > Green",
                        "price", price,
                        "vat", "reduced",
                        "available", available,
                        "discontinued", discontinued,
                        "changedAt", Instant.now().toString()));
    }

    @Override
    synchronized Answer respond(Request request) {
        if (!KEY.equals(request.header("X-Api-Key").orElse(""))) {
            return Answer.json(401, Map.of("error", "The key is not known."));
        }
        String one = request.path().replaceFirst("^/api/items/?", "");
        if (!one.isEmpty()) {
            Map<String, Object> item = items.get(one);
            return item == null ? Answer.json(404, Map.of("error", "No such item.")) : Answer.json(200, item);
        }
        return Answer.json(
                200,
                page(
                        request.param("after").orElse(""),
                        Instant.parse(request.param("changed_since").orElse("1970-01-01T00:00:00Z"))));
    }

    @Override
    synchronized List<Map<String, Object>> records() {
        return List.copyOf(items.values());
    }

    private Map<String, Object> page(String after, Instant since) {
        List<Map<String, Object>> rest = items.values().stream()
                .filter(item -> String.valueOf(item.get("number")).compareTo(after) > 0)
                .filter(item ->
                        !Instant.parse(String.valueOf(item.get("changedAt"))).isBefore(since))
                .toList();
        List<Map<String, Object>> page = rest.stream().limit(A_PAGE).toList();
        return rest.size() > A_PAGE
                ? Map.of("items", page, "next", page.getLast().get("number"))
                : Map.of("items", page);
    }
}
