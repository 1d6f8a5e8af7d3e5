package dev.tradewind.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ExportTest {

    @Test
    void export_isCanonical_andReadsBackTheSame() {
        DocumentSet documents = Examples.valid(Examples.files());

        Map<String, String> files = Export.files(documents);
        DocumentSet again = Examples.valid(files);

        assertThat(again.all()).isEqualTo(documents.all());
        assertThat(Export.files(again)).isEqualTo(files);
        assertThat(files.get("connections/erp.yaml")).isEqualTo("""
                connection: erp
                connector: small-erp
                url: "http://localhost:9000/erp"
                credentials:
                  key: "${vault:erp/key}"
                limits:
                  concurrency: 2
                  requests-per-minute: 600
                  timeout: "20s"
                """.replace("\"20s\"", "\"20s\""));
        assertThat(files.get("flows/orders-to-erp.yaml")).contains("map: |\n  {\n    \"reference\": id,");
    }

    @Test
    void export_keepsAMapInItsOwnFile() {
        var files = Examples.files();
        files.put("flows/orders.yaml", Examples.FLOW.replaceFirst("(?s)map: \\|.*?\nlimits", "map: m.jsonata\nlimits"));
        files.put("flows/m.jsonata", "{ \"reference\": id }\n");

        Map<String, String> exported = Export.files(Examples.valid(files));

        assertThat(exported).containsEntry("flows/orders-to-erp.jsonata", "{ \"reference\": id }\n");
        assertThat(exported.get("flows/orders-to-erp.yaml")).contains("map: orders-to-erp.jsonata\n");
        assertThat(Export.files(Examples.valid(exported))).isEqualTo(exported);
    }

    @Test
    void export_keepsWhatFollowsFromADeletion() {
        var files = Examples.files();
        files.put(
                "flows/orders.yaml",
                Examples.FLOW
                        .replace("operation: upsert-order\n", "operation: upsert-order\n  when-gone: cancel-order\n")
                        .replace("map: |\n", "map-gone: g.jsonata\nmap: |\n"));
        files.put("flows/g.jsonata", "{ \"id\": $bound, \"why\": $gone }\n");

        Map<String, String> exported = Export.files(Examples.valid(files));

        assertThat(exported).containsEntry("flows/orders-to-erp.gone.jsonata", "{ \"id\": $bound, \"why\": $gone }\n");
        assertThat(exported.get("flows/orders-to-erp.yaml"))
                .contains("  when-gone: cancel-order\n", "map-gone: orders-to-erp.gone.jsonata\n");
        assertThat(Examples.valid(exported).all())
                .hasSameSizeAs(Examples.valid(files).all());
        assertThat(Export.files(Examples.valid(exported))).isEqualTo(exported);
    }

    @Test
    void canonicalYaml_readsBackTheSameTree_whateverItHolds() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            Map<String, Object> tree = object(random, 0);

            String yaml = CanonicalYaml.write(tree);

            assertThat(Json.text(YamlTree.read("case.yaml", yaml)))
                    .as("seed %d, case %d:%n%s", seed, i, yaml)
                    .isEqualTo(Json.text(tree));
        }
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        int fields = random.nextInt(depth == 0 ? 1 : 0, 4);
        for (int i = 0; i < fields; i++) {
            map.put(text(random), value(random, depth + 1));
        }
        return map;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 9)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3 -> new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(1, 5));
            case 4, 5 -> text(random);
            case 6, 7 -> object(random, depth);
            default -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
        };
    }

    private static String text(Random random) {
        List<String> odd = List.of(
                "",
                " ",
                "yes",
                "null",
                "~",
                "0123",
                "1e3",
                "12",
                "1.50",
                "true",
                "a: b",
                "- a",
                "#x",
                "a #b",
                "two\nlines",
                "two\nlines\n",
                "\n",
                " indented\nlines",
                "tab\there",
                "trailing \nblank",
                "a\n\n\nb",
                "ends\n\n",
                "'quoted'",
                "\"",
                "{a}",
                "[b]",
                "${vault:x}",
                "*x",
                "&x",
                "!x",
                "%x",
                "@x",
                "`x",
                "|",
                ">",
                "?",
                "-",
                "---",
                "...",
                "é ü 😀",
                "\u0085",
                "\u2028",
                "\uFEFF",
                "\u0007",
                "C:\\x",
                "=",
                "<<",
                "a\r\nb");
        return random.nextInt(3) > 0
                ? odd.get(random.nextInt(odd.size()))
                : random.ints(random.nextInt(1, 8), 0x20, 0x17F)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }
}
