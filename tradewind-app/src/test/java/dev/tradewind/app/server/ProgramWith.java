package dev.tradewind.app.server;

import dev.tradewind.api.Connector;
import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.engine.Connectors;
import dev.tradewind.engine.document.Document.ConnectorDocument;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The program's connectors, and one of a test's, which may take the name of one of them. */
public record ProgramWith(String name, Connector connector, Connectors program) implements Connectors {

    public ProgramWith(String name, Connector connector) {
        this(name, connector, new ProgramConnectors());
    }

    @Override
    public Optional<Connector> builtIn(String wanted) {
        return wanted.equals(name) ? Optional.of(connector) : program.builtIn(wanted);
    }

    @Override
    public Connector of(ConnectorDocument file) {
        return program.of(file);
    }

    @Override
    public Optional<ConnectorDescription> find(String wanted) {
        return builtIn(wanted).map(Connector::description);
    }

    @Override
    public Set<String> names() {
        return program.names();
    }

    @Override
    public ConnectorFile read(Map<String, @Nullable Object> tree) {
        return program.read(tree);
    }
}
