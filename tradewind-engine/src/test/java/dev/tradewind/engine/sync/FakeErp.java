package dev.tradewind.engine.sync;

import dev.tradewind.api.Destination;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.api.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A back office in memory that honours idempotency keys, and creates twice if it is told twice with two keys. It outlives
 * the hub's crashes. What it is told to do wrong, it does once each, in order.
 */
final class FakeErp implements Destination {

    /** What goes wrong. */
    enum Fault {
        NONE,
        DOWN,
        ANSWER_LOST,
        THROTTLED,
        REFUSED,
        KEY_REVOKED
    }

    /** Every effect, in order: {@code created 7 v1}, {@code updated 7 v2}, {@code cancelled 7 v2}. */
    final List<String> effects = new ArrayList<>();

    final Deque<Fault> faults = new ArrayDeque<>();
    private Map<String, Object> lastInput = Map.of();
    private final Map<String, Outcome> byKey = new HashMap<>();
    private final Map<String, String> bodies = new HashMap<>();
    private final Map<String, String> records = new LinkedHashMap<>();
    private Fault always = Fault.NONE;
    private int inside;
    private int mostInside;

    void always(Fault fault) {
        always = fault;
    }

    @Override
    public Outcome perform(Write write, Http http) {
        synchronized (this) {
            inside++;
            mostInside = Math.max(mostInside, inside);
        }
        try {
            return performed(write);
        } finally {
            synchronized (this) {
                inside--;
            }
        }
    }

    private synchronized Outcome performed(Write write) {
        Fault fault = faults.isEmpty() ? always : faults.poll();
        return switch (fault) {
            case NONE -> effect(write);
            case DOWN -> new Failure.Transient("connection refused", false);
            case ANSWER_LOST -> {
                effect(write);
                yield new Failure.Transient("the answer was lost", true);
            }
            case THROTTLED -> new Failure.Throttled("too many", java.util.Optional.of(java.time.Duration.ofSeconds(7)));
            case REFUSED -> new Failure.Rejected("not like this", java.util.Optional.of("status"));
            case KEY_REVOKED -> new Failure.Unauthorised("the key is not valid");
        };
    }

    /** What it was told last. */
    synchronized Map<String, Object> lastInput() {
        return Map.copyOf(lastInput);
    }

    private Outcome effect(Write write) {
        lastInput = write.input();
        String body = Json.text(write.input());
        String before = bodies.putIfAbsent(write.key(), body);
        if (before != null) {
            return before.equals(body)
                    ? byKey.get(write.key())
                    : new Failure.Rejected("key used for another body", java.util.Optional.empty());
        }
        String what = write.entityKey() + " v" + write.input().get("version");
        String id = write.bound().orElseGet(() -> "E" + (records.size() + 1));
        boolean isCancelled = write.operation().equals(Rig.CANCEL.name());
        String verb = records.containsKey(id) ? "updated " : "created ";
        effects.add((isCancelled ? "cancelled " : verb) + what);
        records.put(id, isCancelled ? "cancelled " + what : what);
        Outcome done = new Outcome.Applied(id, Map.of("number", "N-" + id));
        byKey.put(write.key(), done);
        return done;
    }

    /** How many calls it has had at the same time, at most. */
    synchronized int mostInside() {
        return mostInside;
    }

    synchronized List<String> records() {
        return List.copyOf(records.values());
    }
}
