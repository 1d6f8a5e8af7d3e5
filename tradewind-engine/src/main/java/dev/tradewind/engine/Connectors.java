package dev.tradewind.engine;

import dev.tradewind.api.Connector;
import dev.tradewind.engine.document.ConnectorCatalogue;
import dev.tradewind.engine.document.Document.ConnectorDocument;
import java.util.Optional;

/** The connectors that this hub has: those that are built in, and those that connector files describe. */
public interface Connectors extends ConnectorCatalogue {

    /** A connector that is built in. */
    Optional<Connector> builtIn(String name);

    /** The connector that a checked connector file describes. */
    Connector of(ConnectorDocument file);
}
