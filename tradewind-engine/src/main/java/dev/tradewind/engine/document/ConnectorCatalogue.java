package dev.tradewind.engine.document;

import dev.tradewind.api.ConnectorDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connectors that documents can name. */
public interface ConnectorCatalogue {

    /** What a connector that is built in says of itself; empty if there is none of that name. */
    Optional<ConnectorDescription> find(String name);

    /** Names of the connectors that are built in. */
    Set<String> names();

    /** Reads a connector file. Never throws for what it says. */
    ConnectorFile read(Map<String, @Nullable Object> tree);

    /** What a connector file turned out to be. */
    sealed interface ConnectorFile {
        record Understood(ConnectorDescription description) implements ConnectorFile {}

        record Faulty(List<Fault> faults) implements ConnectorFile {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /**
     * One mistake in a connector file.
     *
     * @param path dotted, list items by their number from 0
     * @param message for people
     * @param offset character of the text at that path, from 0; -1 for the whole of it
     */
    record Fault(String path, String message, int offset) {}
}
