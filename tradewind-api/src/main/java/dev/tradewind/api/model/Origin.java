package dev.tradewind.api.model;

import org.jspecify.annotations.Nullable;

/**
 * How an order came to be.
 *
 * @param parentId order that it belongs to, for example the subscription that it renews
 * @param key secret part of the addresses that the customer sees the order under
 * @param channel for example {@code checkout}, {@code admin}, {@code rest-api}
 * @param version version of the shop software that made it
 */
public record Origin(
        @Nullable String parentId,
        @Nullable String key,
        @Nullable String channel,
        @Nullable String version) {}
