package dev.tradewind.engine.mapping;

import com.dashjoin.jsonata.JException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants in UTC, and what calendars of some place make of them. */
final class DateFunctions {

    /** A century either way; more is a mistake in the map. */
    private static final int DAYS_MAX = 36_525;

    private final InstantSource clock;

    DateFunctions(InstantSource clock) {
        this.clock = clock;
    }

    List<HubFunction> all() {
        return List.of(
                new HubFunction(
                        "toInstant",
                        "<xx?:s>",
                        "$toInstant(text, zone?)",
                        "A date and time as an instant in UTC. A text without offset is read in zone (default UTC).",
                        DateFunctions::toInstant),
                new HubFunction(
                        "isoDate",
                        "<xx?:s>",
                        "$isoDate(instant, zone?)",
                        "The date at that instant in zone (default UTC): '2026-01-31'.",
                        DateFunctions::isoDate),
                new HubFunction(
                        "isoDateTime",
                        "<xx?:s>",
                        "$isoDateTime(instant, zone?)",
                        "Date, time and offset at that instant in zone: '2026-01-31T10:00:00+01:00'.",
                        DateFunctions::isoDateTime),
                new HubFunction(
                        "formatDate",
                        "<xxx?:s>",
                        "$formatDate(instant, pattern, zone?)",
                        "By a pattern such as 'dd.MM.yyyy HH:mm'.",
                        DateFunctions::formatDate),
                new HubFunction(
                        "addDays",
                        "<xx:s>",
                        "$addDays(date, days)",
                        "A date or an instant some days later, or earlier.",
                        DateFunctions::addDays),
                new HubFunction(
                        "now",
                        "<:s>",
                        "$now()",
                        "The instant of this attempt. Differs from attempt to attempt: do not send it in a body that must repeat exactly.",
                        arguments -> now().toString()),
                new HubFunction(
                        "millis",
                        "<:n>",
                        "$millis()",
                        "As $now(), in milliseconds since 1970.",
                        arguments -> now().toEpochMilli()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable Object toInstant(Arguments arguments) {
        return arguments.has(0) ? instant(arguments, 0, zone(arguments, 1)).toString() : null;
    }

    private static @Nullable Object isoDate(Arguments arguments) {
        return arguments.has(0) ? at(arguments, 1).toLocalDate().toString() : null;
    }

    private static @Nullable Object isoDateTime(Arguments arguments) {
        return arguments.has(0) ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at(arguments, 1)) : null;
    }

    private static @Nullable Object formatDate(Arguments arguments) {
        if (!arguments.has(0)) {
            return null;
        }
        try {
            return DateTimeFormatter.ofPattern(arguments.text(1), Locale.ROOT).format(at(arguments, 2));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw arguments.fault("'%s' is no date pattern".formatted(arguments.text(1)));
        }
    }

    private static @Nullable Object addDays(Arguments arguments) {
        if (!arguments.has(0)) {
            return null;
        }
        int days = arguments.whole(1, -DAYS_MAX, DAYS_MAX);
        String text = arguments.text(0);
        try {
            return LocalDate.parse(text).plusDays(days).toString();
        } catch (DateTimeException e) {
            return instant(arguments, 0, ZoneOffset.UTC)
                    .plus(days, ChronoUnit.DAYS)
                    .toString();
        }
    }

    private static ZonedDateTime at(Arguments arguments, int zonePosition) {
        ZoneId zone = zone(arguments, zonePosition);
        return instant(arguments, 0, ZoneOffset.UTC).atZone(zone);
    }

    private static ZoneId zone(Arguments arguments, int position) {
        String name = arguments.text(position, "UTC");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw arguments.fault("'%s' is no time zone; write one such as 'Europe/Berlin'".formatted(name));
        }
    }

    private static Instant instant(Arguments arguments, int position, ZoneId otherwise) {
        String text = arguments.text(position).strip().replace(' ', 'T');
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException hasNoOffset) {
            return local(arguments, text, otherwise);
        }
    }

    private static Instant local(Arguments arguments, String text, ZoneId zone) throws JException {
        try {
            LocalDateTime time = text.contains("T")
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).atStartOfDay();
            return time.atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw arguments.fault("'%s' is no date or instant (ISO 8601)".formatted(text));
        }
    }
}
