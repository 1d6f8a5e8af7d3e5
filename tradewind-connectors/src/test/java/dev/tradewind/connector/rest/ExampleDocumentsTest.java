package dev.tradewind.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.connector.woocommerce.WooCommerceConnector;
import dev.tradewind.engine.document.ConnectorCatalogue;
import dev.tradewind.engine.document.DocumentFolder;
import dev.tradewind.engine.document.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples, checked as {@code tradewind validate} does: published schemas and all. */
final class ExampleDocumentsTest {

    private static final Path FOLDER = Path.of("../examples/orders-to-erp");

    /** WooCommerce and, if asked for, the sandbox's ERP are built in; other connector files are read. */
    private record Catalogue(Map<String, ConnectorDescription> known) implements ConnectorCatalogue {

        @Override
        public Optional<ConnectorDescription> find(String name) {
            return Optional.ofNullable(known.get(name));
        }

        @Override
        public Set<String> names() {
            return known.keySet();
        }

        @Override
        public ConnectorFile read(Map<String, Object> tree) {
            return switch (RestConnector.read(tree, ConnectorFiles.EXPRESSIONS)) {
                case RestConnector.Reading.Understood file ->
                    new ConnectorFile.Understood(file.connector().description());
                case RestConnector.Reading.Faulty file ->
                    new ConnectorFile.Faulty(file.faults().stream()
                            .map(f -> new Fault(f.path(), f.message(), f.offset()))
                            .toList());
            };
        }
    }

    private static final ConnectorDescription WOOCOMMERCE = new WooCommerceConnector().description();

    private static String problems(Catalogue catalogue, Map<String, byte[]> files) {
        return switch (new Documents(catalogue).check(files)) {
            case Documents.Checked.Valid valid -> "";
            case Documents.Checked.Invalid invalid -> invalid.problems().toString();
        };
    }

    @Test
    void ordersToErp_isValid() throws IOException {
        ConnectorDescription erp = ConnectorFiles.sandboxErp().description();
        var catalogue = new Catalogue(Map.of(WOOCOMMERCE.name(), WOOCOMMERCE, erp.name(), erp));

        assertThat(problems(catalogue, DocumentFolder.read(FOLDER))).isEmpty();
    }

    @Test
    void builtInConnectorFile_andThoseInTheGuide_fitThePublishedSchema() throws IOException {
        String guide = Files.readString(Path.of("../docs/connector-files.md"));
        List<String> inGuide = Pattern.compile("```yaml\n(.*?)```\n", Pattern.DOTALL)
                .matcher(guide)
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(inGuide).hasSize(3);
        Map<String, byte[]> files = Map.of(
                "erp.yaml",
                Files.readAllBytes(Path.of("src/main/resources/connectors/sandbox-erp.yaml")),
                "guide.yaml",
                String.join("---\n", inGuide).getBytes(StandardCharsets.UTF_8));

        assertThat(problems(new Catalogue(Map.of()), files)).isEmpty();
    }

    @Test
    void mistakeInAnExpressionOfAConnectorFile_isToldWithItsPlaceInTheFile() {
        String yaml = """
                connector: own
                operations:
                  make:
                    object: thing
                    repeat: upsert
                    create:
                      path: /things/{ref}
                      id: items[0
                """;

        assertThat(problems(new Catalogue(Map.of()), Map.of("own.yaml", yaml.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("[own.yaml:8:18 operations.make.create.id: Expected \"]\" before end of expression]");
    }
}
