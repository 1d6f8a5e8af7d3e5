package dev.tradewind.connector.wordpress;

import dev.tradewind.api.model.CalendarEvent;
import dev.tradewind.api.model.CalendarEventHead;
import dev.tradewind.api.model.CalendarEventTimes;
import dev.tradewind.api.model.ContentText;
import dev.tradewind.api.model.Organizer;
import dev.tradewind.api.model.ProductImage;
import dev.tradewind.api.model.Venue;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads events of The Events Calendar as canonical calendar events.
 *
 * <p>Left out on purpose: local times beside the same in UTC, and those taken apart ({@code …_details}).
 */
final class EventReading implements SiteReading {

    @Override
    public CalendarEvent read(String id, Map<?, ?> record, Instant seenAt) {
        SiteFields fields = new SiteFields(record);
        fields.drop("id", "date", "modified", "start_date", "end_date", "start_date_details", "end_date_details");
        fields.drop("utc_start_date_details", "utc_end_date_details");
        String status = fields.text("status");
        Instant startAt = fields.time("utc_start_date");
        if (status == null || startAt == null) {
            throw UnfitRecord.missing(status == null ? "status" : "utc_start_date");
        }
        Instant createdAt = fields.time("date_utc");
        Instant modifiedAt = Objects.requireNonNullElse(fields.time("modified_utc"), seenAt);
        return new CalendarEvent(
                new CalendarEventHead(id, status, fields.text("slug"), fields.text("url"), createdAt, modifiedAt),
                new ContentText(fields.text("title"), fields.text("description"), fields.text("excerpt")),
                new CalendarEventTimes(
                        startAt, fields.time("utc_end_date"), fields.text("timezone"), fields.truth("all_day")),
                fields.text("cost"),
                fields.text("website"),
                venue(fields),
                fields.objects("organizer").stream()
                        .map(EventReading::organizer)
                        .toList(),
                fields.terms("categories"),
                fields.terms("tags"),
                image(fields),
                fields.rest());
    }

    private static @Nullable Venue venue(SiteFields event) {
        return event.object("venue")
                .map(venue -> new Venue(
                        venue.text("id"),
                        venue.text("venue"),
                        venue.text("address"),
                        venue.text("city"),
                        venue.text("stateprovince"),
                        venue.text("zip"),
                        venue.text("country"),
                        venue.text("phone"),
                        venue.text("website"),
                        venue.rest()))
                .orElse(null);
    }

    private static Organizer organizer(SiteFields organizer) {
        return new Organizer(
                organizer.text("id"),
                organizer.text("organizer"),
                organizer.text("email"),
                organizer.text("phone"),
                organizer.text("website"),
                organizer.rest());
    }

    private static @Nullable ProductImage image(SiteFields event) {
        return event.object("image")
                .map(image -> new ProductImage(image.text("id"), image.text("url"), null, null, image.rest()))
                .orElse(null);
    }
}
