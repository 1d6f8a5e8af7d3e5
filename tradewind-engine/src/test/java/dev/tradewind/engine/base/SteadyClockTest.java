package dev.tradewind.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.testkit.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final HandClock wall = new HandClock(NOON);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
    private final SteadyClock clock = new SteadyClock(wall, nanos::get);

    private void pass(Duration time) {
        wall.forward(time);
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void machinesClock_isFollowed_andWhereItIsSetForwardToo() {
        pass(Duration.ofSeconds(30));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(30));

        wall.forward(Duration.ofHours(8));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(30).plus(Duration.ofHours(8)));
    }

    @Test
    void clockThatIsSetBackALittle_isFollowed() {
        pass(Duration.ofSeconds(30));
        clock.instant();

        wall.set(NOON.plusSeconds(10));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void clockThatIsSetBackFar_isNotFollowed_untilItHasComeUp() {
        pass(Duration.ofSeconds(30));
        clock.instant();
        wall.set(NOON.minus(Duration.ofHours(8)));

        Instant first = clock.instant();
        pass(Duration.ofHours(1));
        Instant second = clock.instant();

        assertThat(first).isEqualTo(NOON.plusSeconds(30));
        assertThat(second).isEqualTo(NOON.plusSeconds(30).plus(Duration.ofHours(1)));

        wall.set(NOON.plus(Duration.ofHours(1)).plusSeconds(20));
        assertThat(clock.instant()).isEqualTo(wall.instant());
        pass(Duration.ofMinutes(5));
        assertThat(clock.instant()).isEqualTo(wall.instant());
    }
}
