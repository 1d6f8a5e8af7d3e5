package dev.tradewind.connector.rest;

import dev.tradewind.api.Expressions;
import dev.tradewind.engine.document.YamlTree;
import dev.tradewind.engine.mapping.JsonataExpressions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Connector files for tests, read as the hub reads them. */
final class ConnectorFiles {

    static final Expressions EXPRESSIONS = JsonataExpressions.forChecking();

    private ConnectorFiles() {}

    static RestConnector sandboxErp() {
        try (var in = RestConnector.class.getResourceAsStream("/connectors/sandbox-erp.yaml")) {
            return connector(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RestConnector connector(String yaml) {
        return switch (RestConnector.read(YamlTree.read("test.yaml", yaml), EXPRESSIONS)) {
            case RestConnector.Reading.Understood understood -> understood.connector();
            case RestConnector.Reading.Faulty faulty ->
                throw new AssertionError(faulty.faults().toString());
        };
    }

    static List<Fault> faults(String yaml) {
        return switch (RestConnector.read(YamlTree.read("test.yaml", yaml), EXPRESSIONS)) {
            case RestConnector.Reading.Understood understood -> List.of();
            case RestConnector.Reading.Faulty faulty -> faulty.faults();
        };
    }
}
