package dev.tradewind.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches for input that {@link DocumentTarget} does not withstand. What it finds belongs into {@code src/test/resources/hostile}. */
@Tag("fuzz")
class DocumentFuzzTest {

    private static final Target TARGET = new DocumentTarget();

    @MethodSource("dev.tradewind.fuzz.Seeds#documents")
    @FuzzTest
    void anyFile(byte[] input) {
        TARGET.accept(input);
    }
}
