package dev.tradewind.api.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an order is called, how it stands, since when.
 *
 * @param id at the source
 * @param number what people call the order
 * @param status the source's own word; any plugin may add one
 * @param currency ISO 4217, in capitals
 * @param createdAt when it came into being
 * @param modifiedAt when it last changed, by the source's clock
 * @param completedAt when it was done; null if it is not
 */
public record OrderHead(
        String id,
        String number,
        String status,
        String currency,
        Instant createdAt,
        Instant modifiedAt,
        @Nullable Instant completedAt) {}
