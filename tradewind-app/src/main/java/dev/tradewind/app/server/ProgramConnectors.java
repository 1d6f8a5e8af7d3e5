package dev.tradewind.app.server;

import dev.tradewind.api.Connector;
import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.Expressions;
import dev.tradewind.connector.rest.RestConnector;
import dev.tradewind.connector.rest.RestConnector.Reading;
import dev.tradewind.connector.woocommerce.WooCommerceConnector;
import dev.tradewind.connector.wordpress.WordPressConnector;
import dev.tradewind.engine.Connectors;
import dev.tradewind.engine.document.Document.ConnectorDocument;
import dev.tradewind.engine.document.YamlTree;
import dev.tradewind.engine.mapping.BindingLookup;
import dev.tradewind.engine.mapping.JsonataExpressions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The connectors of this program: those in its jar, and whatever connector files describe. */
public final class ProgramConnectors implements Connectors {

    /** Connector files in the jar. */
    private static final List<String> FILES = List.of("sandbox-erp.yaml");

    private final Map<String, Connector> builtIn = new TreeMap<>();

    /** Only checks the expressions of connector files; those of a running flow know its tables and bindings. */
    private final Expressions expressions =
            new JsonataExpressions(InstantSource.system(), table -> Optional.empty(), BindingLookup.NONE);

    public ProgramConnectors() {
        add(new WooCommerceConnector());
        add(new WordPressConnector());
        for (String name : FILES) {
            add(fromJar("/connectors/" + name));
        }
    }

    private void add(Connector connector) {
        builtIn.put(connector.description().name(), connector);
    }

    private Connector fromJar(String path) {
        try (InputStream in = RestConnector.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing from the program");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return connector(path, YamlTree.read(path, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Connector> builtIn(String name) {
        return Optional.ofNullable(builtIn.get(name));
    }

    @Override
    public Connector of(ConnectorDocument file) {
        return connector(file.name(), file.tree());
    }

    private Connector connector(String name, Map<String, @Nullable Object> tree) {
        return switch (RestConnector.read(tree, expressions)) {
            case Reading.Understood(RestConnector connector) -> connector;
            case Reading.Faulty faulty ->
                throw new IllegalStateException(
                        "connector file " + name + " was checked and is wrong all the same: " + faulty.faults());
        };
    }

    @Override
    public Optional<ConnectorDescription> find(String name) {
        return builtIn(name).map(Connector::description);
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(builtIn.keySet());
    }

    @Override
    public ConnectorFile read(Map<String, @Nullable Object> tree) {
        return switch (RestConnector.read(tree, expressions)) {
            case Reading.Understood(RestConnector connector) -> new ConnectorFile.Understood(connector.description());
            case Reading.Faulty faulty ->
                new ConnectorFile.Faulty(
                        faulty.faults().stream().map(ProgramConnectors::fault).toList());
        };
    }

    private static Fault fault(dev.tradewind.connector.rest.Fault fault) {
        return new Fault(fault.path(), fault.message(), fault.offset());
    }
}
