package dev.tradewind.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches for input that {@link ExpressionTarget} does not withstand. What it finds belongs into {@code src/test/resources/hostile}. */
@Tag("fuzz")
class ExpressionFuzzTest {

    private static final Target TARGET = new ExpressionTarget();

    @MethodSource("dev.tradewind.fuzz.Seeds#expressions")
    @FuzzTest
    void anyText(byte[] input) {
        TARGET.accept(input);
    }
}
