package dev.tradewind.api.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a product measures and how it is sent. Units are the shop's own.
 *
 * @param weight in the shop's unit
 * @param length in the shop's unit
 * @param width in the shop's unit
 * @param height in the shop's unit
 * @param shippingClass the source's name of it; null if it has none
 * @param shippingClassId at the source
 * @param virtual whether nothing is sent
 */
public record ProductShipping(
        @Nullable BigDecimal weight,
        @Nullable BigDecimal length,
        @Nullable BigDecimal width,
        @Nullable BigDecimal height,
        @Nullable String shippingClass,
        @Nullable String shippingClassId,
        boolean virtual) {}
