package dev.tradewind.connector.wordpress;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as WordPress and its plug-ins write them. */
final class SiteTime {

    private SiteTime() {}

    /** A time in UTC, with a zone or without: {@code 2026-11-20T17:20:05}, {@code 2026-11-20 17:20:05}. */
    static Optional<Instant> utc(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        String time = text.replace(' ', 'T');
        try {
            return Optional.of(
                    time.endsWith("Z") || time.indexOf('+') > 0
                            ? OffsetDateTime.parse(time).toInstant()
                            : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A Date header; empty if it is none. */
    static Optional<Instant> header(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * A time as a question wants it: with its zone. A site takes one without for its own time, and would miss what lies
     * between.
     */
    static String toQuery(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
