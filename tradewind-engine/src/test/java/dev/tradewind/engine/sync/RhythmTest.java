package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Simulated shops: by day a webhook every six minutes on average, by night one every three hours; arrivals at random. */
class RhythmTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    private static boolean isDay(Instant at) {
        long hour = at.getEpochSecond() / 3600 % 24;
        return hour >= 8 && hour < 22;
    }

    /** Lets webhooks come for so long; how many pauses were taken for silence. */
    private static int live(Rhythm rhythm, Instant from, Duration time, Random random) {
        int alarms = 0;
        Instant until = from.plus(time);
        for (Instant at = from; at.isBefore(until); at = at.plusSeconds(60)) {
            alarms += rhythm.silentSince(at).isPresent() ? 1 : 0;
            if (random.nextDouble() < (isDay(at) ? 1 / 6.0 : 1 / 180.0)) {
                rhythm.told(at);
            }
        }
        return alarms;
    }

    @Test
    void shopThatSellsAtRandom_isNeverCalledSilent_inAYear() {
        for (long seed = 1; seed <= 5; seed++) {
            Rhythm rhythm = Rhythm.unknown(MONDAY);

            assertThat(live(rhythm, MONDAY, Duration.ofDays(365), new Random(seed)))
                    .as("false alarms, seed " + seed)
                    .isZero();
        }
    }

    @Test
    void webhooksThatStopAtNoon_areMissedWithinThreeHours_andOneThatComesEndsIt() {
        Rhythm rhythm = Rhythm.unknown(MONDAY);
        Instant noon = MONDAY.plus(Duration.ofDays(28)).plus(Duration.ofHours(12));
        live(rhythm, MONDAY, Duration.between(MONDAY, noon), new Random(7));
        rhythm.told(noon);

        assertThat(rhythm.silentSince(noon.plus(Duration.ofMinutes(45)))).isEmpty();
        assertThat(rhythm.silentSince(noon.plus(Duration.ofHours(3)))).contains(noon);
        rhythm.told(noon.plus(Duration.ofHours(4)));
        assertThat(rhythm.silentSince(noon.plus(Duration.ofHours(4)))).isEmpty();
    }

    @Test
    void webhooksThatStopAtNight_areMissedInTheMorning() {
        Rhythm rhythm = Rhythm.unknown(MONDAY);
        Instant night = MONDAY.plus(Duration.ofDays(28)).plus(Duration.ofHours(23));
        live(rhythm, MONDAY, Duration.between(MONDAY, night), new Random(8));
        rhythm.told(night);

        assertThat(rhythm.silentSince(night.plus(Duration.ofHours(8))))
                .as("at seven")
                .isEmpty();
        assertThat(rhythm.silentSince(night.plus(Duration.ofHours(12))))
                .as("at eleven")
                .contains(night);
    }

    @Test
    void shopOfWhichNothingIsKnown_isNeverSilent() {
        assertThat(Rhythm.unknown(MONDAY).silentSince(MONDAY.plus(Duration.ofDays(300))))
                .isEmpty();
    }

    @Test
    void whatWasLearned_survivesARestart_andTheTimeInBetweenIsNoSilence() {
        Rhythm before = Rhythm.unknown(MONDAY);
        Instant noon = MONDAY.plus(Duration.ofDays(28)).plus(Duration.ofHours(12));
        live(before, MONDAY, Duration.between(MONDAY, noon), new Random(9));
        Instant back = noon.plus(Duration.ofDays(7));

        Rhythm after = Rhythm.parse(before.text(), back);

        assertThat(after.silentSince(back)).isEmpty();
        assertThat(after.silentSince(back.plus(Duration.ofHours(3)))).contains(back);
    }
}
