package dev.tradewind.api.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a calendar event takes place.
 *
 * @param startAt when it begins; of whole days the first moment, in its time zone
 * @param endAt when it ends; null if it is open
 * @param timeZone of the place, for example {@code Europe/Berlin} or {@code UTC+2}; null if nothing tells
 * @param allDay whether it takes whole days
 */
public record CalendarEventTimes(
        Instant startAt, @Nullable Instant endAt, @Nullable String timeZone, boolean allDay) {}
