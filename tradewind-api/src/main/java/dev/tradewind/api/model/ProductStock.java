package dev.tradewind.api.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many there are of a product.
 *
 * @param managesStock whether the source counts this product by itself
 * @param sharesParentStock whether a variation is counted with its parent: {@code stockQuantity} is then the parent's, and no other
 * @param stockQuantity how many; below zero if more were sold; null if the source does not count
 * @param stockStatus the source's own word, for example {@code instock}
 * @param backorders whether more may be sold than there are, in the source's own word
 * @param lowStockAmount from which quantity on the shop warns; null for the shop's own rule
 */
public record ProductStock(
        boolean managesStock,
        boolean sharesParentStock,
        @Nullable BigDecimal stockQuantity,
        @Nullable String stockStatus,
        @Nullable String backorders,
        @Nullable BigDecimal lowStockAmount) {}
