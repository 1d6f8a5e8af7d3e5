package dev.tradewind.engine.base;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The times of day at which a shop is quiet, in the shop's own time. Immutable.
 *
 * @param windows any of them will do; none: always
 */
public record OffPeak(List<Window> windows) {

    public static final OffPeak ALWAYS = new OffPeak(List.of());

    public OffPeak {
        windows = List.copyOf(windows);
    }

    /**
     * One span of every day. It may cross midnight; {@code from} and {@code until} are different. Where the clocks are put
     * forward over its beginning, it begins as much later; an hour that comes twice is in it twice.
     */
    public record Window(LocalTime from, LocalTime until, ZoneId zone) {

        private static final Pattern FORM =
                Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-3]):([0-5]\\d) (\\S{1,64})");

        /** As people write it, {@code 22:00-06:00 Europe/Berlin}; empty if {@code text} is nothing of the kind. */
        public static Optional<Window> parse(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            try {
                Window window = new Window(
                        LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))),
                        LocalTime.of(Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4))),
                        ZoneId.of(matcher.group(5)));
                return window.from().equals(window.until()) ? Optional.empty() : Optional.of(window);
            } catch (DateTimeException unknownZone) {
                return Optional.empty();
            }
        }

        private Instant beginsOn(LocalDate day) {
            return ZonedDateTime.of(day, from, zone).toInstant();
        }

        private Instant endsAfter(LocalDate day) {
            LocalDate last = until.isAfter(from) ? day : day.plusDays(1);
            return ZonedDateTime.of(last, until, zone)
                    .withLaterOffsetAtOverlap()
                    .toInstant();
        }

        private boolean isOpen(Instant now) {
            LocalDate today = now.atZone(zone).toLocalDate();
            return Stream.of(today.minusDays(1), today)
                    .anyMatch(day -> !now.isBefore(beginsOn(day)) && now.isBefore(endsAfter(day)));
        }

        private Instant next(Instant now) {
            LocalDate today = now.atZone(zone).toLocalDate();
            return Stream.of(today, today.plusDays(1), today.plusDays(2))
                    .map(this::beginsOn)
                    .filter(begin -> begin.isAfter(now))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return "%s-%s %s".formatted(from, until, zone);
        }
    }

    /** When the next one begins; empty if one is open, or there is none to wait for. */
    public Optional<Instant> waitsUntil(Instant now) {
        return windows.stream().anyMatch(w -> w.isOpen(now))
                ? Optional.empty()
                : windows.stream().map(w -> w.next(now)).min(Comparator.naturalOrder());
    }
}
