package dev.tradewind.connector.woocommerce;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as the store writes them: UTC without saying so, to the second. */
final class StoreTime {

    private StoreTime() {}

    /** Reads a {@code …_gmt} value; empty if it is no time. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(
                    text.endsWith("Z") || text.indexOf('+') > 0
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Reads a Date header; empty if it is none. */
    static Optional<Instant> parseHeader(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The second that a time lies in: the store knows no finer. */
    static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Writes a time for a query with {@code dates_are_gmt=true}: UTC without a Z. With the Z and that flag the store would
     * shift it by its own time zone, and silently miss what lies between.
     */
    static String toQuery(Instant time) {
        return LocalDateTime.ofInstant(second(time), ZoneOffset.UTC).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }
}
