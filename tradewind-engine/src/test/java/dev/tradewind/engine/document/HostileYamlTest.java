package dev.tradewind.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a file has, reading it ends soon and with a list of problems. */
final class HostileYamlTest {

    private static final Documents DOCUMENTS = new Documents(Examples.CATALOGUE);

    static List<byte[]> hostile() {
        List<byte[]> all = new ArrayList<>();
        List<String> texts = List.of(
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]",
                "&a [*a]",
                "[".repeat(100_000),
                "{a: ".repeat(50_000),
                "- ".repeat(50_000),
                "a:\n"
                        + IntStream.range(0, 500)
                                .mapToObj(i -> " ".repeat(i) + "b:\n")
                                .reduce("", String::concat),
                "x".repeat(YamlReader.BYTES_MAX + 1),
                "table: t\nrows:\n  a: " + "9".repeat(500_000),
                "flow: " + "f".repeat(500_000),
                "? [a, b]\n: c",
                "? {a: b}\n: c",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1:9/\"]]]]",
                "table: t\u0000\nrows: {}",
                "\u0001",
                "%YAML 9.9\n---\na: b",
                "--- >\n\uFEFF",
                "---\n---\n---\n",
                "\"\\uD800\": x",
                "table: \"\\uDC00\"\nrows: { a: \"\\uD800\" }",
                "flow: x\nmap: |9\n  a",
                "flow: x\nfrom: { connection: a, stream: b, when: \"\" }\nto: []\nmap: ''",
                "flow: null\nfrom: ~\nto: 3\nmap: true",
                "connection: 12\nconnector: { a: b }\nlimits: []",
                "connector: x\noperations: 7",
                "connection: a\nconnector: woocommerce\nurl: {a: [1,{b: c}]}\ncredentials: [1]",
                "flow: f\nfrom: {connection: shop, stream: orders, when: \"" + "(".repeat(50_000)
                        + "\"}\nto: {connection: erp, operation: o}\nmap: \"" + "[".repeat(50_000) + "\"",
                "table: t\nrows: {<<: {a: b}}");
        texts.forEach(text -> all.add(text.getBytes(StandardCharsets.UTF_8)));
        all.add("table: t".getBytes(StandardCharsets.UTF_16));
        all.add("table: \u00fc".getBytes(StandardCharsets.ISO_8859_1));
        all.add(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0});
        all.add(new byte[0]);
        return all;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileFile_isReadToAnEnd_withoutAnException(byte[] bytes) {
        long start = System.nanoTime();

        assertThat(DOCUMENTS.check(Map.of("hostile.yaml", bytes))).isNotNull();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void fileThatEndsWithinTheCodeOfACharacter_isToldWithItsPlace() {
        assertThat(Examples.problems(Map.of("a.yaml", "table: t\nrows: {\"\\u")))
                .containsExactly("a.yaml:2:9: not YAML: an escape sequence that is not complete");
    }

    @Test
    void anchorsAndAliases_areRefused_soNothingGrows() {
        assertThat(Examples.problems(Map.of("a.yaml", "table: t\nrows: &r { a: b }\nmore: *r")))
                .anyMatch(problem -> problem.contains("'&r' is not allowed"));
    }

    @Test
    void anyChangeOfAValidFile_givesDocumentsOrProblems() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        String valid = Examples.SHOP + "---\n" + Examples.ERP + "---\n" + Examples.FLOW + "---\n" + Examples.TABLE;
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = valid.getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                        ? (byte) random.nextInt()
                        : (byte) "\n: {}[]'\"|>-&*!%@`$#~\t".charAt(random.nextInt(22));
            }
            try {
                assertThat(DOCUMENTS.check(Map.of("changed.yaml", bytes))).isNotNull();
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(
                        "seed %d, case %d:%n%s".formatted(seed, i, new String(bytes, StandardCharsets.UTF_8)), e);
            }
        }
    }

    @Test
    void garbage_givesProblems() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(1, 200)];
            random.nextBytes(bytes);
            try {
                assertThat(DOCUMENTS.check(Map.of("garbage.yml", bytes))).isNotNull();
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed %d, case %d".formatted(seed, i), e);
            }
        }
    }
}
