package dev.tradewind.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.lane.FailureClass;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, just now",
        "2, just now",
        "3, 3 s ago",
        "59, 59 s ago",
        "60, 1 min ago",
        "3599, 59 min ago",
        "3600, 1 h ago",
        "172799, 47 h ago",
        "172800, 2 days ago",
        "-90, in 1 min"
    })
    void ago_isRough(long seconds, String words) {
        assertThat(Words.ago(NOW.minusSeconds(seconds), NOW)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"12, 12 ms", "1400, 1.4 s", "123000, 2 min 3 s", "11100000, 3 h 5 min", "352800000, 4 days 2 h"})
    void took_hasTwoParts(long millis, String words) {
        assertThat(Words.took(Duration.ofMillis(millis))).isEqualTo(words);
    }

    @Test
    void count_knowsOneFromMany() {
        assertThat(Words.count(1, "order", "orders")).isEqualTo("1 order");
        assertThat(Words.count(1204, "order", "orders")).isEqualTo("1,204 orders");
    }

    @ParameterizedTest
    @EnumSource
    void everyFailure_comesWithAdvice(FailureClass failure) {
        assertThat(Words.advice(failure, "erp")).endsWith(".").contains("retry");
        assertThat(Words.failure(failure)).isNotBlank();
    }

    @Test
    void readable_laysOutJson_andLeavesTheRest() {
        assertThat(Words.readable(utf8("{\"a\":[1.50,{}],\"b\":null}")))
                .isEqualTo("{\n  \"a\": [\n    1.50,\n    {}\n  ],\n  \"b\": null\n}");
        assertThat(Words.readable(utf8("a=1&b=2"))).isEqualTo("a=1&b=2");
        assertThat(Words.readable(new byte[] {'x', (byte) 0xff})).isEqualTo("x�");
    }

    @Test
    void readable_cutsWhatIsTooLong() {
        assertThat(Words.readable(utf8("x".repeat(Words.SHOWN_CHARS_MAX + 5)))).endsWith("… 5 more characters");
    }

    @ParameterizedTest
    @CsvSource({
        "1042, 1042",
        "#1042, 1042",
        "Where is order 1042?, 1042",
        "order 1042, 1042",
        "where is ORDER #WC-7?, WC-7",
        "'  ', ''"
    })
    void aQuestion_isUnderstood(String asked, String number) {
        assertThat(TraceController.number(asked)).isEqualTo(number);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
