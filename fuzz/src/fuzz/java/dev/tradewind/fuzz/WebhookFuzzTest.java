package dev.tradewind.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches for input that {@link WebhookTarget} does not withstand. What it finds belongs into {@code src/test/resources/hostile}. */
@Tag("fuzz")
class WebhookFuzzTest {

    @TempDir
    private static Path folder;

    private static WebhookTarget target;

    @BeforeAll
    static void open() {
        target = WebhookTarget.in(folder);
    }

    @AfterAll
    static void close() {
        target.close();
    }

    @MethodSource("dev.tradewind.fuzz.Seeds#webhooks")
    @FuzzTest
    void anyBody(byte[] input) {
        target.accept(input);
    }
}
