package dev.tradewind.engine.sync;

import dev.tradewind.api.StreamSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All connections and flows as they are now. Replaced as a whole when documents are applied; work under way ends with the
 * setup it began with.
 *
 * @param connections that can be used, by name
 * @param flows by name
 * @param unusable connections that are configured and cannot be used, with the reason, for example a missing secret
 */
public record Setup(Map<String, Connected> connections, Map<String, Flow> flows, Map<String, String> unusable) {

    public static final Setup EMPTY = new Setup(Map.of(), Map.of(), Map.of());

    public Setup {
        connections = Map.copyOf(connections);
        flows = Map.copyOf(flows);
        unusable = Map.copyOf(unusable);
    }

    public Optional<Connected> connection(String name) {
        return Optional.ofNullable(connections.get(name));
    }

    public Optional<Flow> flow(String name) {
        return Optional.ofNullable(flows.get(name));
    }

    /** Whether records of a stream can come in this way. */
    boolean has(StreamSpec.Way way, String connection, String stream) {
        return connection(connection)
                .flatMap(known -> known.description().stream(stream))
                .filter(spec -> spec.ways().contains(way))
                .isPresent();
    }

    /** Flows that read a stream, in the order of their names. */
    public List<Flow> reading(String connection, String stream) {
        return flows.values().stream()
                .filter(f -> f.source().equals(connection) && f.stream().equals(stream))
                .sorted(java.util.Comparator.comparing(Flow::name))
                .toList();
    }

    /** Whether a flow reads, where {@code flow} writes, the stream of that name and writes where {@code flow} reads. */
    boolean leadsBack(Flow flow, String stream) {
        return flows.values().stream()
                .anyMatch(f -> f.source().equals(flow.destination())
                        && f.stream().equals(stream)
                        && f.destination().equals(flow.source()));
    }

    /** Flows that write to a connection, in the order of their names. */
    public List<Flow> writingTo(String destination) {
        return flows.values().stream()
                .filter(f -> f.destination().equals(destination))
                .sorted(java.util.Comparator.comparing(Flow::name))
                .toList();
    }
}
