package dev.tradewind.api.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One sum of an order that does not come out.
 *
 * @param of which: {@code total}, {@code tax} (by line), {@code taxLines} (by rate), {@code shipping}, {@code discount}
 *     (by line), {@code couponLines}
 * @param stated what the source says
 * @param computed what the parts come to
 * @param difference {@code stated - computed}; never zero
 * @param rounding whether rounding each part by itself can explain it
 * @param explanation for people
 */
public record CheckFinding(
        String of,
        BigDecimal stated,
        BigDecimal computed,
        BigDecimal difference,
        boolean rounding,
        String explanation) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    static Optional<CheckFinding> of(String of, BigDecimal stated, BigDecimal computed, int parts, String hint) {
        BigDecimal difference = stated.subtract(computed);
        if (difference.signum() == 0) {
            return Optional.empty();
        }
        // Each rounded amount, the stated one included, is at most half of its last place off.
        BigDecimal explainable =
                HALF.movePointLeft(Math.max(stated.scale(), 0)).multiply(BigDecimal.valueOf(parts + 1L));
        boolean rounding = difference.abs().compareTo(explainable) <= 0;
        String explanation = rounding
                ? "The source rounds the sum, the parts are rounded one by one: " + difference.toPlainString() + "."
                : "%s differs from its parts by %s, more than rounding explains."
                        .formatted(of, difference.toPlainString());
        return Optional.of(new CheckFinding(
                of, stated, computed, difference, rounding, hint.isEmpty() ? explanation : explanation + " " + hint));
    }
}
