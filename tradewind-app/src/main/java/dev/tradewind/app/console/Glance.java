package dev.tradewind.app.console;

import dev.tradewind.engine.admin.Alert;
import dev.tradewind.engine.admin.ConnectionStatus;
import dev.tradewind.engine.admin.DeliveryLine;
import dev.tradewind.engine.admin.FlowStatus;
import dev.tradewind.engine.admin.Overview;
import dev.tradewind.engine.lane.DeliveryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the overview shows.
 *
 * @param latest newest deliveries, newest first
 */
record Glance(
        Overview overview,
        List<Alert> alerts,
        List<FlowStatus> flows,
        List<ConnectionStatus> connections,
        List<DeliveryLine> latest) {

    Glance {
        alerts = List.copyOf(alerts);
        flows = List.copyOf(flows);
        connections = List.copyOf(connections);
        latest = List.copyOf(latest);
    }

    Instant now() {
        return overview.now();
    }

    /** Applied in the last minute: of the minute under way, and the rest of it from the minute before. */
    int perMinute() {
        return lastMinute(overview.appliedPerMinute());
    }

    static int lastMinute(List<Integer> perMinute) {
        int size = perMinute.size();
        return Stream.of(size - 2, size - 1)
                .filter(i -> i >= 0)
                .mapToInt(perMinute::get)
                .max()
                .orElse(0);
    }

    Optional<ConnectionStatus> connection(String name) {
        return connections.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The connections, two by two, with the flows between them in either direction. */
    List<Route> routes() {
        Map<String, List<FlowStatus>> byPair = new LinkedHashMap<>();
        Map<String, Route> pairs = new LinkedHashMap<>();
        for (FlowStatus flow : flows) {
            String there = flow.source() + "\n" + flow.destination();
            String back = flow.destination() + "\n" + flow.source();
            String pair = byPair.containsKey(back) ? back : there;
            byPair.computeIfAbsent(pair, p -> new ArrayList<>()).add(flow);
            pairs.putIfAbsent(pair, new Route(flow.source(), flow.destination(), List.of()));
        }
        return pairs.entrySet().stream()
                .map(e -> new Route(
                        e.getValue().left(), e.getValue().right(), byPair.getOrDefault(e.getKey(), List.of())))
                .toList();
    }

    /** Connections that no flow uses. */
    List<ConnectionStatus> unused() {
        return connections.stream()
                .filter(c -> flows.stream()
                        .noneMatch(f ->
                                f.source().equals(c.name()) || f.destination().equals(c.name())))
                .toList();
    }

    /** Two connections and the flows between them. */
    record Route(String left, String right, List<FlowStatus> flows) {}

    /** How a flow's arrow is drawn. */
    Pulse pulse(FlowStatus flow) {
        if (flow.pause().isPresent() || isPaused(flow.source()) || isPaused(flow.destination())) {
            return Pulse.PAUSED;
        }
        if (connection(flow.destination())
                .filter(c -> c.breaker().equals("OPEN"))
                .isPresent()) {
            return Pulse.BLOCKED;
        }
        return lastMinute(flow.appliedPerMinute()) > 0 ? Pulse.FLOWING : Pulse.IDLE;
    }

    private boolean isPaused(String name) {
        return connection(name).flatMap(ConnectionStatus::pause).isPresent();
    }

    static long tally(FlowStatus flow, DeliveryState state) {
        return flow.tally().getOrDefault(state, 0L);
    }

    /** What can be seen of a flow from afar. */
    enum Pulse {
        FLOWING("flowing"),
        IDLE("idle"),
        BLOCKED("destination not answering"),
        PAUSED("paused");

        private final String words;

        Pulse(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
