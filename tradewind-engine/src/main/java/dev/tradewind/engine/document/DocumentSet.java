package dev.tradewind.engine.document;

import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.engine.document.Document.ConnectionDocument;
import dev.tradewind.engine.document.Document.ConnectorDocument;
import dev.tradewind.engine.document.Document.FlowDocument;
import dev.tradewind.engine.document.Document.TableDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Documents that were checked together and fit each other. Immutable. */
public final class DocumentSet {

    /** No documents: a hub that has just been installed. */
    public static final DocumentSet EMPTY = new DocumentSet(List.of(), Map.of());

    private final Map<String, ConnectionDocument> connections = new TreeMap<>();
    private final Map<String, FlowDocument> flows = new TreeMap<>();
    private final Map<String, TableDocument> tables = new TreeMap<>();
    private final Map<String, ConnectorDocument> connectors = new TreeMap<>();
    private final Map<String, ConnectorDescription> descriptions;

    DocumentSet(List<Document> documents, Map<String, ConnectorDescription> descriptions) {
        this.descriptions = Map.copyOf(descriptions);
        for (Document document : documents) {
            switch (document) {
                case ConnectionDocument connection -> connections.put(connection.name(), connection);
                case FlowDocument flow -> flows.put(flow.name(), flow);
                case TableDocument table -> tables.put(table.name(), table);
                case ConnectorDocument connector -> connectors.put(connector.name(), connector);
            }
        }
    }

    /** By name. */
    public List<ConnectionDocument> connections() {
        return List.copyOf(connections.values());
    }

    public List<FlowDocument> flows() {
        return List.copyOf(flows.values());
    }

    public List<TableDocument> tables() {
        return List.copyOf(tables.values());
    }

    public List<ConnectorDocument> connectors() {
        return List.copyOf(connectors.values());
    }

    public Optional<ConnectionDocument> connection(String name) {
        return Optional.ofNullable(connections.get(name));
    }

    public Optional<FlowDocument> flow(String name) {
        return Optional.ofNullable(flows.get(name));
    }

    public Optional<ConnectorDocument> connector(String name) {
        return Optional.ofNullable(connectors.get(name));
    }

    /** What a connector file of this set describes. */
    public Optional<ConnectorDescription> description(String connector) {
        return Optional.ofNullable(descriptions.get(connector));
    }

    /** The rows of a lookup table; fits {@link dev.tradewind.engine.mapping.Tables}. */
    public Optional<Map<String, ? extends @Nullable Object>> rows(String table) {
        return Optional.ofNullable(tables.get(table)).map(TableDocument::rows);
    }

    /** All of them: connectors, tables, connections, flows; each kind by name. */
    public List<Document> all() {
        List<Document> all = new java.util.ArrayList<>(connectors.values());
        all.addAll(tables.values());
        all.addAll(connections.values());
        all.addAll(flows.values());
        return List.copyOf(all);
    }
}
