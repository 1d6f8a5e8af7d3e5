package dev.tradewind.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OffPeakTest {

    private static OffPeak times(String... windows) {
        return new OffPeak(Stream.of(windows)
                .map(w -> OffPeak.Window.parse(w).orElseThrow())
                .toList());
    }

    private static Optional<Instant> waits(OffPeak times, String at) {
        return times.waitsUntil(Instant.parse(at));
    }

    @Test
    void noWindow_isAlwaysOpen() {
        assertThat(waits(OffPeak.ALWAYS, "2026-01-10T12:00:00Z")).isEmpty();
    }

    @Test
    void windowAcrossMidnight_isOpenOnBothSidesOfIt_inItsOwnTime() {
        OffPeak night = times("22:00-06:00 Europe/Berlin");

        assertThat(waits(night, "2026-01-10T20:59:59Z")).contains(Instant.parse("2026-01-10T21:00:00Z"));
        assertThat(waits(night, "2026-01-10T21:00:00Z")).isEmpty();
        assertThat(waits(night, "2026-01-11T04:59:59Z")).isEmpty();
        assertThat(waits(night, "2026-01-11T05:00:00Z")).contains(Instant.parse("2026-01-11T21:00:00Z"));
        assertThat(waits(night, "2026-07-11T04:00:00Z"))
                .as("summer time, two hours from UTC")
                .contains(Instant.parse("2026-07-11T20:00:00Z"));
    }

    @Test
    void severalWindows_theNextOneCounts() {
        OffPeak twice = times("12:00-13:00 Europe/Berlin", "23:00-05:00 Europe/Berlin");

        assertThat(waits(twice, "2026-01-10T10:00:00Z")).contains(Instant.parse("2026-01-10T11:00:00Z"));
        assertThat(waits(twice, "2026-01-10T11:30:00Z")).isEmpty();
        assertThat(waits(twice, "2026-01-10T12:00:00Z")).contains(Instant.parse("2026-01-10T22:00:00Z"));
    }

    @Test
    void windowWhoseBeginningTheClocksSkip_beginsAfterIt() {
        // On 29 March 2026 at 2 o'clock it is 3 o'clock in Berlin: 01:00 UTC.
        OffPeak early = times("02:30-05:00 Europe/Berlin");

        assertThat(waits(early, "2026-03-29T00:00:00Z")).contains(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(waits(early, "2026-03-29T02:59:00Z")).isEmpty();
        assertThat(waits(early, "2026-03-29T03:00:00Z")).contains(Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void hourThatComesTwice_isInTheWindowTwice() {
        // On 25 October 2026 it is from 2 to 3 o'clock twice in Berlin: 00:00 to 02:00 UTC.
        OffPeak hour = times("02:00-02:45 Europe/Berlin");

        assertThat(waits(hour, "2026-10-25T00:00:00Z")).isEmpty();
        assertThat(waits(hour, "2026-10-25T01:30:00Z")).isEmpty();
        assertThat(waits(hour, "2026-10-25T01:45:00Z")).contains(Instant.parse("2026-10-26T01:00:00Z"));
    }

    @Test
    void whatIsNoWindow_isRefused() {
        for (String text : List.of(
                "",
                "22:00",
                "22:00-06:00",
                "22:00-24:00 Europe/Berlin",
                "9:00-10:00 UTC",
                "22:00-06:00 Europe/Nowhere",
                "06:00-06:00 UTC")) {
            assertThat(OffPeak.Window.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void window_isWrittenAsItWasRead() {
        assertThat(times("22:00-06:00 Europe/Berlin").windows().getFirst()).hasToString("22:00-06:00 Europe/Berlin");
    }
}
