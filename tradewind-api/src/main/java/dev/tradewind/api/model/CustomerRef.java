package dev.tradewind.api.model;

import org.jspecify.annotations.Nullable;

/**
 * Who placed an order, as far as the order itself tells.
 *
 * @param id account at the source; null for a guest
 * @param note what the customer wrote to the shop
 * @param ipAddress where the order was placed from
 * @param userAgent what it was placed with
 */
public record CustomerRef(
        @Nullable String id,
        @Nullable String note,
        @Nullable String ipAddress,
        @Nullable String userAgent) {}
