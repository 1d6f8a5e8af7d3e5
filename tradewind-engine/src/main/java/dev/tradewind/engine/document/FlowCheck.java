package dev.tradewind.engine.document;

import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.Nearest;
import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.model.Entities;
import dev.tradewind.api.model.Entity;
import dev.tradewind.engine.mapping.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks whether the connections, streams and operations that a flow names are there. */
final class FlowCheck {

    private static final List<String> WHEN_GONE = List.of("to", "when-gone");

    private final Located flow;
    private final Map<String, Located> connections;
    private final Function<String, Optional<ConnectorDescription>> connectors;
    private final Problems problems;

    FlowCheck(
            Located flow,
            Map<String, Located> connections,
            Function<String, Optional<ConnectorDescription>> connectors,
            Problems problems) {
        this.flow = flow;
        this.connections = connections;
        this.connectors = connectors;
        this.problems = problems;
    }

    /** @param incomplete whether a file could not be read, so that a connection that is not there proves nothing */
    void check(boolean incomplete) {
        connector("from", incomplete).ifPresent(from -> {
            Set<String> streams = new TreeSet<>();
            from.streams().forEach(s -> streams.add(s.name()));
            named(from, List.of("from", "stream"), streams, "has no streams: it can only be written to");
        });
        connector("to", incomplete).ifPresent(to -> {
            Set<String> operations = new TreeSet<>();
            to.operations().forEach(o -> operations.add(o.name()));
            named(to, List.of("to", "operation"), operations, "has no operations: it can only be read");
            whenGone(to, operations);
        });
        if (isThere(List.of("map-gone")) && !isThere(WHEN_GONE)) {
            note(
                    List.of("map-gone"),
                    "is never used: to.when-gone, the operation it would make the input of, is missing",
                    Set.of());
        }
    }

    /** What is known of the records that the flow's expressions see. */
    Shape record() {
        return described(connections.get(text(List.of("from", "connection"))))
                .flatMap(connector -> connector.stream(text(List.of("from", "stream"))))
                .flatMap(stream -> Entities.find(stream.entity()))
                .map(entity -> Shape.of(Entity.nameOf(entity), Entities.schema(entity)))
                .orElse(Shape.ANYTHING);
    }

    /** What the operation takes that the flow's map is for. */
    Shape input() {
        return input(List.of("to", "operation"));
    }

    /** What the operation takes that {@code map-gone} is for. */
    Shape inputWhenGone() {
        return input(WHEN_GONE);
    }

    private Shape input(List<String> operation) {
        return described(connections.get(text(List.of("to", "connection"))))
                .flatMap(connector -> connector.operation(text(operation)))
                .map(spec -> Shape.of(spec.name(), spec.input()))
                .orElse(Shape.ANYTHING);
    }

    private void whenGone(ConnectorDescription connector, Set<String> operations) {
        if (!isThere(WHEN_GONE) || operations.isEmpty()) {
            return;
        }
        Optional<OperationSpec> own = connector.operation(text(List.of("to", "operation")));
        Optional<OperationSpec> gone = connector.operation(text(WHEN_GONE));
        if (gone.isEmpty()) {
            note(
                    WHEN_GONE,
                    "'%s' is no operation of connector %s".formatted(text(WHEN_GONE), connector.name()),
                    operations);
        } else if (own.isPresent() && !own.get().object().equals(gone.get().object())) {
            note(
                    WHEN_GONE,
                    "%s is about %s and %s about %s: both must be about the same"
                            .formatted(
                                    gone.get().name(),
                                    gone.get().object(),
                                    own.get().name(),
                                    own.get().object()),
                    Set.of());
        }
    }

    private boolean isThere(List<String> path) {
        return flow.root().down(path) instanceof YamlNode.Scalar;
    }

    private String text(List<String> path) {
        return flow.root().down(path) instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    }

    private Optional<ConnectorDescription> connector(String side, boolean incomplete) {
        List<String> path = List.of(side, "connection");
        String name = text(path);
        Located connection = connections.get(name);
        if (connection == null && !incomplete) {
            note(path, "there is no connection '%s'".formatted(name), connections.keySet());
        }
        return described(connection);
    }

    private Optional<ConnectorDescription> described(@Nullable Located connection) {
        return connection != null && connection.root().down(List.of("connector")) instanceof YamlNode.Scalar connector
                ? connectors.apply(connector.text())
                : Optional.empty();
    }

    private void named(ConnectorDescription connector, List<String> path, Set<String> valid, String noneAtAll) {
        String name = text(path);
        if (valid.isEmpty()) {
            note(path, "connector %s %s".formatted(connector.name(), noneAtAll), Set.of());
        } else if (!valid.contains(name)) {
            note(path, "'%s' is no %s of connector %s".formatted(name, path.getLast(), connector.name()), valid);
        }
    }

    private void note(List<String> path, String message, Set<String> valid) {
        Position at = flow.root().down(path).at();
        problems.add(flow.file(), at, String.join(".", path), message, Nearest.hint(text(path), valid));
    }
}
