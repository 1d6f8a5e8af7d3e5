package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.StreamSpec;
import dev.tradewind.testkit.recorded.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that says of every endpoint what is done with it leaves none out, and promises nothing that is not there. */
class EndpointsTest {

    private static final Path PAGE = Path.of("..", "docs", "connectors", "woocommerce-endpoints.md");

    /** Words in code type that are no addresses. */
    private static final Pattern CODE = Pattern.compile("`([^`/]+)`");

    private final ConnectorDescription connector = new WooCommerceConnector().description();

    /** What the page says of one endpoint. */
    private record Row(String endpoint, String read, String written) {}

    @Test
    void page_hasEveryEndpointOfTheRecordedIndexOnce() throws IOException {
        List<String> told = rows().stream()
                .map(Row::endpoint)
                .filter(endpoint -> !endpoint.startsWith("/wc"))
                .toList();

        assertThat(told).doesNotHaveDuplicates().containsExactlyElementsOf(index().keySet());
    }

    @Test
    void endpoint_thatCanBeReadOrWritten_isSaidToBe_orWhyNot() throws IOException {
        Map<String, Set<String>> index = index();
        for (Row row : rows()) {
            Set<String> methods = index.getOrDefault(row.endpoint(), Set.of("GET", "PUT"));
            boolean isWritable = methods.stream().anyMatch(method -> !method.equals("GET"));
            assertThat(row.read().isEmpty()).as("%s, reading", row.endpoint()).isEqualTo(!methods.contains("GET"));
            assertThat(row.written().isEmpty())
                    .as("%s, writing", row.endpoint())
                    .isEqualTo(!isWritable);
        }
    }

    @Test
    void streamsAndOperationsOfThePage_areTheConnectors() throws IOException {
        Set<String> streams = connector.streams().stream().map(StreamSpec::name).collect(Collectors.toSet());
        Set<String> operations =
                connector.operations().stream().map(OperationSpec::name).collect(Collectors.toSet());
        Set<String> read = new TreeSet<>();
        Set<String> written = new TreeSet<>();
        rows().forEach(row -> {
            read.addAll(names(row.read()));
            written.addAll(names(row.written()));
        });

        assertThat(read).containsExactlyInAnyOrderElementsOf(streams);
        assertThat(written).containsExactlyInAnyOrderElementsOf(operations);
    }

    private static List<String> names(String cell) {
        List<String> names = new ArrayList<>();
        Matcher code = CODE.matcher(cell);
        while (code.find()) {
            names.add(code.group(1));
        }
        return names;
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `/"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(cells[1].strip().replace("`", ""), cells[2].strip(), cells[3].strip()))
                .toList();
    }

    /** Endpoints as the page writes them, each with its methods. */
    private static Map<String, Set<String>> index() {
        Map<?, ?> whole = (Map<?, ?>)
                Recordings.ofWooCommerce().exchange("a-index/wc-v3-index.json").json();
        Map<String, Set<String>> index = new LinkedHashMap<>();
        ((Map<?, ?>) whole.get("routes")).forEach((name, route) -> {
            String path =
                    String.valueOf(name).substring("/wc/v3".length()).replaceAll("\\(\\?P<(\\w+)>[^)]*\\)", "{$1}");
            Set<String> methods = new TreeSet<>();
            ((List<?>) ((Map<?, ?>) route).get("methods")).forEach(method -> methods.add(String.valueOf(method)));
            index.put(path.isEmpty() ? "/" : path, methods);
        });
        return index;
    }
}
