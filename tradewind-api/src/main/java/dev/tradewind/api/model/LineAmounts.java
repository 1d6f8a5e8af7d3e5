package dev.tradewind.api.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a line of an order costs, always without tax, also in shops whose prices include it.
 *
 * @param subtotal before discounts
 * @param subtotalTax tax on {@code subtotal}
 * @param total after discounts: what is charged
 * @param totalTax tax on {@code total}
 * @param unitPrice of one, after discounts: {@code total / quantity}, for showing. Times the quantity it may miss
 *     {@code total} by a rounding; book the total. Null if the quantity is 0
 */
public record LineAmounts(
        BigDecimal subtotal,
        BigDecimal subtotalTax,
        BigDecimal total,
        BigDecimal totalTax,
        @Nullable BigDecimal unitPrice) {

    /** More than any shop prices with; a third of a cent still shows as one. */
    public static final int UNIT_PRICE_DECIMALS = 6;

    /** Amounts with the unit price worked out. */
    public static LineAmounts of(
            BigDecimal quantity, BigDecimal subtotal, BigDecimal subtotalTax, BigDecimal total, BigDecimal totalTax) {
        return new LineAmounts(subtotal, subtotalTax, total, totalTax, unitPrice(total, quantity));
    }

    private static @Nullable BigDecimal unitPrice(BigDecimal total, BigDecimal quantity) {
        if (quantity.signum() == 0) {
            return null;
        }
        int decimals = Math.max(UNIT_PRICE_DECIMALS, total.scale());
        BigDecimal exact =
                total.divide(quantity, decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return exact.scale() < total.scale() ? exact.setScale(total.scale()) : exact;
    }
}
