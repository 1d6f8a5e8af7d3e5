package dev.tradewind.api.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a product costs, in the way that the shop enters its prices: with tax or without.
 *
 * @param currency ISO 4217; null if neither the source nor the connection tells
 * @param current what one costs now
 * @param regular without a sale
 * @param sale in a sale, under way or planned
 * @param saleFrom when the sale begins
 * @param saleUntil when the sale ends
 * @param onSale whether a sale is under way
 * @param taxStatus whether it is taxable, in the source's own word
 * @param taxClass the source's name of it; null for the standard class
 */
public record ProductPrices(
        @Nullable String currency,
        @Nullable BigDecimal current,
        @Nullable BigDecimal regular,
        @Nullable BigDecimal sale,
        @Nullable Instant saleFrom,
        @Nullable Instant saleUntil,
        boolean onSale,
        @Nullable String taxStatus,
        @Nullable String taxClass) {}
