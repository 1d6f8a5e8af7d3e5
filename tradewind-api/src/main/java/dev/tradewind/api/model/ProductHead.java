package dev.tradewind.api.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a product is called, how it stands, since when.
 *
 * @param id at the source
 * @param parentId product that it is a variation of; null if it is none
 * @param type the source's own word, for example {@code simple}, {@code variable}, {@code variation}; any plugin may add one
 * @param status the source's own word, for example {@code publish}; any plugin may add one
 * @param name as customers see it
 * @param sku stock keeping unit; a variation without its own shows its parent's
 * @param gtin GTIN, EAN, UPC or ISBN
 * @param slug name in addresses
 * @param url the product's page
 * @param createdAt when it came into being
 * @param modifiedAt when it last changed, by the source's clock
 */
public record ProductHead(
        String id,
        @Nullable String parentId,
        String type,
        String status,
        @Nullable String name,
        @Nullable String sku,
        @Nullable String gtin,
        @Nullable String slug,
        @Nullable String url,
        Instant createdAt,
        Instant modifiedAt) {}
