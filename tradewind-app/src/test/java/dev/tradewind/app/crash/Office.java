package dev.tradewind.app.crash;

import dev.tradewind.api.json.Json;
import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Fault;
import dev.tradewind.sandbox.http.Request;
import dev.tradewind.sandbox.http.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A destination that honours idempotency keys and outlives every crash of the hub: it holds what the outside world has seen.
 * Safe for any thread.
 */
final class Office implements Site {

    static final String KEY = "office-key";

    /** One write that was really done; a repeat of its key is answered and not done again. */
    record Write(Version version, String idempotencyKey) {}

    /** Its connector and the connection to it, at {@code url}. */
    static String documents(String url) {
        return """
            connector: back-office
            auth: { type: api-key, header: X-Api-Key }
            operations:
              take-order:
                object: order-version
                repeat: native-key
                key-header: Idempotency-Key
                create: { path: /orders, id: id }
                update: { method: POST, path: /orders }
            ---
            connection: office
            connector: back-office
            url: %s
            credentials: { key: "${env:KILL_TEST_KEY}" }
            limits: { concurrency: 8, timeout: 5s }
            """.formatted(url);
    }

    private final List<Write> writes = new ArrayList<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private long repeats;

    @Override
    public synchronized Answer answer(Request request) {
        if (request.method().equals("GET")) {
            return Answer.json(
                    200, List.of()); // It plays the shop's API as well, for sweeps: there is nothing to find.
        }
        String key = request.header("Idempotency-Key").orElse("");
        if (key.isEmpty() || !request.header("X-Api-Key").orElse("").equals(KEY)) {
            return Answer.json(400, Map.of("error", "a key is missing"));
        }
        Answer before = answers.get(key);
        if (before != null) {
            repeats++;
            return before;
        }
        Map<String, ?> body = Json.readObject(request.body());
        String order = String.valueOf(body.get("order"));
        int version = Integer.parseInt(String.valueOf(body.get("version")).substring(1));
        writes.add(new Write(new Version(order, version), key));
        Answer answer = Answer.json(201, Map.of("id", "SO-" + writes.size()));
        answers.put(key, answer);
        return answer;
    }

    @Override
    public Answer control(Request request) {
        return Answer.json(404, Map.of());
    }

    @Override
    public Answer failing(Fault fault) {
        return switch (fault.kind()) {
            case UNAVAILABLE -> Answer.json(503, Map.of("error", "down")).with("Retry-After", "1");
            case THROTTLED -> Answer.json(429, Map.of("error", "slow down")).with("Retry-After", "1");
            case GARBAGE -> Answer.text(200, "text/html", "<html>proxy</html>");
            case EXPIRED_TOKEN -> Answer.json(401, Map.of("error", "expired"));
            case SERVER_ERROR, DOWN, SLOW, LOST_ANSWER -> Answer.json(500, Map.of("error", "broken"));
        };
    }

    /** In the order in which they were done. */
    synchronized List<Write> writes() {
        return List.copyOf(writes);
    }

    synchronized Set<Version> received() {
        Set<Version> received = new HashSet<>();
        writes.forEach(write -> received.add(write.version()));
        return received;
    }

    /** Requests that came again under the key of a write that was done. */
    synchronized long repeats() {
        return repeats;
    }
}
