package dev.tradewind.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.testkit.recorded.Recordings;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Goal: every recording of a real store is used by at least one test, so that none of what was seen is forgotten.
 *
 * <p>Method: a recording counts as used if a test's source or the list of replayed exchanges names it, or if it is in a
 * folder that one test reads whole, which is listed here with the words by which that test does so.
 */
class RecordingsUsedTest {

    private static final String REPLAYED = "sandbox/src/test/resources/replay/order.txt";

    /** Folders read whole, by the path of the test and the words in it. */
    private static final Map<String, Whole> WHOLE = Map.of(
            "h-wp-core/",
            new Whole(
                    "tradewind-connectors/src/test/java/dev/tradewind/connector/wordpress/RecordedSiteTest.java",
                    "name.startsWith(\"h-wp-core/\")"));

    /** Recordings that no test reads yet, with the reason. */
    private static final Map<String, String> UNUSED = Map.of(
            "g-database/legacy-options.json", "the tests of legacy storage say by themselves what its options say");

    private static String texts = "";
    private static Map<String, String> byPath = Map.of();

    /** A test that reads a whole folder. */
    private record Whole(String test, String words) {}

    @BeforeAll
    static void readTheTests() throws IOException {
        byPath = Repository.files().stream()
                .filter(file -> file.path().equals(REPLAYED)
                        || (file.isJava()
                                && file.path().contains("/src/test/")
                                && !file.path().endsWith("/RecordingsUsedTest.java")))
                .collect(Collectors.toMap(TextFile::path, TextFile::text));
        texts = String.join("\n", byPath.values());
    }

    @Test
    void everyRecording_isUsedByATest() {
        assertThat(Recordings.ofWooCommerce().names())
                .as("recordings that no test reads; use them, or list them in UNUSED with the reason")
                .hasSizeGreaterThan(330)
                .filteredOn(name -> !isUsed(name) && !UNUSED.containsKey(name))
                .isEmpty();
    }

    @Test
    void everyTestThatReadsAFolderWhole_stillDoes() {
        WHOLE.forEach((folder, whole) ->
                assertThat(byPath.get(whole.test())).as(folder).contains(whole.words()));
    }

    private static boolean isUsed(String name) {
        String bare = name.replace(".json", "");
        return texts.contains(bare)
                || texts.contains("\"" + bare.replaceFirst("^f-webhooks/", "") + "\"")
                || WHOLE.keySet().stream().anyMatch(name::startsWith);
    }
}
