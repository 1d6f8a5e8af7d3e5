package dev.tradewind.api.model;

import org.jspecify.annotations.Nullable;

/**
 * What a line of an order is about.
 *
 * @param name as the customer saw it
 * @param sku stock keeping unit; null if it has none
 * @param productId at the source; null if the product is unknown there
 * @param variationId which variation of the product; null if it has none
 * @param parentName the product's name if {@code name} is a variation's
 */
public record Article(
        @Nullable String name,
        @Nullable String sku,
        @Nullable String productId,
        @Nullable String variationId,
        @Nullable String parentName) {}
