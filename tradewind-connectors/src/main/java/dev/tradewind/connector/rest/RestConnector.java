package dev.tradewind.connector.rest;

import dev.tradewind.api.Checkup;
import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Connector;
import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.Destination;
import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.Expressions;
import dev.tradewind.api.Failure;
import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.Source;
import dev.tradewind.api.StreamSpec;
import dev.tradewind.api.StreamSpec.Way;
import dev.tradewind.connector.rest.ConnectorFile.Stream;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connector made of a connector file. */
public final class RestConnector implements Connector {

    /** The setting that every such connection has: where the system is. */
    public static final String URL = "url";

    private final ConnectorFile file;
    private final ConnectorDescription description;

    private RestConnector(ConnectorFile file) {
        this.file = file;
        this.description = new ConnectorDescription(
                file.name(),
                file.title(),
                file.settings(),
                file.actions().streams().stream().map(RestConnector::spec).toList(),
                file.actions().operations().stream()
                        .map(o -> new OperationSpec(
                                o.name(), o.object(), o.safety().repeat(), o.meaning()))
                        .toList());
    }

    /** What a file turned out to be. */
    public sealed interface Reading {
        record Understood(RestConnector connector) implements Reading {}

        /** All that is wrong with it. */
        record Faulty(List<Fault> faults) implements Reading {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /**
     * Reads a connector file.
     *
     * @param tree the document
     * @param expressions compiles its JSONata, to find mistakes before a connection uses it
     */
    public static Reading read(Map<String, ? extends @Nullable Object> tree, Expressions expressions) {
        var reader = new ConnectorFileReader(expressions);
        ConnectorFile file = reader.read(tree);
        return reader.faults().isEmpty()
                ? new Reading.Understood(new RestConnector(file))
                : new Reading.Faulty(reader.faults());
    }

    @Override
    public ConnectorDescription description() {
        return description;
    }

    private static StreamSpec spec(Stream stream) {
        Set<Way> ways = EnumSet.of(Way.SWEEP, Way.BACKFILL);
        if (stream.read().isPresent()) {
            ways.add(Way.READ);
        }
        return new StreamSpec(stream.name(), stream.entity(), ways);
    }

    @Override
    public Optional<Source> source(ConnectionContext connection) {
        return file.actions().streams().isEmpty()
                ? Optional.empty()
                : Optional.of(new RestSource(file.actions().streams(), RestSystem.of(file, connection)));
    }

    @Override
    public Optional<Destination> destination(ConnectionContext connection) {
        if (file.actions().operations().isEmpty()) {
            return Optional.empty();
        }
        RestSystem system = RestSystem.of(file, connection);
        Map<String, RestOperation> operations = new HashMap<>();
        file.actions().operations().forEach(o -> operations.put(o.name(), new RestOperation(o, system)));
        return Optional.of((write, http) -> {
            RestOperation operation = operations.get(write.operation());
            if (operation == null) {
                throw new IllegalArgumentException(
                        "connector " + file.name() + " has no operation " + write.operation());
            }
            try {
                return operation.perform(write, http);
            } catch (ExpressionFault fault) {
                // Nothing was sent, or its answer was not understood as the file wants it; the input or the file is
                // wrong.
                String reason = "connector file %s, operation %s: %s"
                        .formatted(file.name(), write.operation(), String.valueOf(fault.getMessage()));
                return new Failure.Rejected(
                        new Discretion(connection.settings().secrets()).shown(reason), Optional.empty());
            }
        });
    }

    /** By the file's healthcheck, if it has one. */
    @Override
    public Optional<Checkup> checkup(ConnectionContext connection) {
        return file.actions().healthcheck().map(step -> new RestCheckup(step, RestSystem.of(file, connection)));
    }

    @Override
    public String toString() {
        return "connector file " + file.name();
    }
}
