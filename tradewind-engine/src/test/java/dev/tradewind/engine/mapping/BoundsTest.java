package dev.tradewind.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.ExpressionFault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BoundsTest {

    private static final Duration LIMIT = Duration.ofMillis(300);

    private final JsonataExpressions expressions = new JsonataExpressions(
            InstantSource.system(), Tables.NONE, BindingLookup.NONE, Bounds.DEFAULT.withTime(LIMIT));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$contains(v, /(.*a){25}x/)",
                "$match(v, /(.*a){25}x/)",
                "$replace(v, /(.*a){25}x/, '')",
                "$split(v, /(.*a){25}x/)",
                "/(.*a){25}x/(v)",
                "v ~> /(.*a){25}x/",
                "($r := /(.*a){25}x/; $map([v, v], $r))",
                "$filter([v, v], /(.*a){25}x/)",
                "v[$contains(/(.*a){25}x/)]",
                "($f := function($n) { $f($n + 1) }; $f(0))",
                "($f := function($n) { 1 + $f($n + 1) }; $f(0))",
                "$sum([1..9999999])",
                "[1..999999].{'a': $, 'b': [$, $]}",
                "$reduce([1..60], function($a, $b) { $a & $a }, 'xxxxxxxx')",
                "$reduce([1..60], function($a, $b) { $append($a, $a) }, [1,2,3,4])",
                "$reduce([1..60], function($a, $b) { [[$a], [$a]] }, [1])",
                "$pad('', 2000000000)",
                "$join([1..100000].('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'))",
                "$replace(v & v & v & v & v & v & v & v, 'a', $pad('', 500000, 'y'))",
            })
    void runaway_isStopped_inTime(String source) {
        Map<String, Object> input = Map.of("v", "a".repeat(29));
        long start = System.nanoTime();

        assertThatThrownBy(() -> expressions.compile(source).evaluate(input, Map.of()))
                .isInstanceOf(ExpressionFault.class);

        // Several times the limit: the machine may be busy. Unbounded, each of these takes minutes or the whole heap.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(20));
    }

    @Test
    void regularExpression_withAnOverflowingPattern_isAFault() {
        assertThatThrownBy(() -> expressions
                        .compile("$contains(v, /^(a|b|c)*$/)")
                        .evaluate(Map.of("v", "ab".repeat(1_000_000)), Map.of()))
                .isInstanceOf(ExpressionFault.class);
    }
}
