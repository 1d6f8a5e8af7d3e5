package dev.tradewind.engine.sync;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    @Test
    void wait_staysInBounds_forAnySchedule() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            Duration first = ofMillis(random.nextLong(1, 1_000_000));
            Duration longest = first.plusMillis(random.nextLong(1_000_000));
            int attempt = random.nextInt(1, 5_000);

            Duration wait = new RetrySchedule(first, longest).waitAfter(attempt, random);

            assertThat(wait).as("seed %d, case %d", seed, i).isBetween(first, longest.plus(longest.dividedBy(5)));
        }
    }

    @Test
    void wait_doublesWithEachFailure_untilTheLongest() {
        var schedule = new RetrySchedule(ofSeconds(1), ofSeconds(60));
        var noJitter = new Random() {
            @Override
            public long nextLong(long bound) {
                return 0;
            }
        };

        assertThat(schedule.waitAfter(1, noJitter)).isEqualTo(ofSeconds(1));
        assertThat(schedule.waitAfter(4, noJitter)).isEqualTo(ofSeconds(8));
        assertThat(schedule.waitAfter(7, noJitter)).isEqualTo(ofSeconds(60));
    }

    @Test
    void schedule_isRefused_whenItsNumbersMakeNoSense() {
        assertThatThrownBy(() -> new RetrySchedule(ofSeconds(10), ofSeconds(9)))
                .hasMessage("longest must be at least first (PT10S), was PT9S");
        assertThatThrownBy(() -> new RetrySchedule(ofSeconds(1), ofDays(8))).hasMessageContaining("at most");
        assertThatThrownBy(() -> new RetrySchedule(Duration.ZERO, ofSeconds(1))).hasMessageContaining("at least 1 ms");
    }
}
