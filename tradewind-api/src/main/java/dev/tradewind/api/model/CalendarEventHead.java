package dev.tradewind.api.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar event is.
 *
 * @param id at the source
 * @param status the source's own word, for example {@code publish}
 * @param slug name in addresses
 * @param url where visitors see it
 * @param createdAt when it was entered; null if nothing tells
 * @param modifiedAt when it last changed, by the source's clock
 */
public record CalendarEventHead(
        String id,
        String status,
        @Nullable String slug,
        @Nullable String url,
        @Nullable Instant createdAt,
        Instant modifiedAt) {}
