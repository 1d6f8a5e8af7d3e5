package dev.tradewind.api.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of content is.
 *
 * @param id at the source
 * @param type the source's own word, for example {@code post}
 * @param status the source's own word, for example {@code publish}
 * @param slug name in addresses
 * @param url where visitors see it
 * @param createdAt its date; in the future for what is yet to appear; null for a draft that has none
 * @param modifiedAt when it last changed, by the source's clock
 */
public record ContentHead(
        String id,
        String type,
        String status,
        @Nullable String slug,
        @Nullable String url,
        @Nullable Instant createdAt,
        Instant modifiedAt) {}
