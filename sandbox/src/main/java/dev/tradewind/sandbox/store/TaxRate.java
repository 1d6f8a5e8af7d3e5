package dev.tradewind.sandbox.store;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * One row of the tax table.
 *
 * @param country ISO code the rate is for
 * @param taxClass empty for the standard class
 * @param percent for example 19
 * @param shipping whether shipping is taxed with it
 */
public record TaxRate(int id, String country, String taxClass, String name, BigDecimal percent, boolean shipping) {

    /** German rates of today: 19 % and 7 %. */
    public static List<TaxRate> germany() {
        return List.of(
                new TaxRate(1, "DE", "", "VAT", new BigDecimal("19"), true),
                new TaxRate(2, "DE", "reduced-rate", "VAT reduced", new BigDecimal("7"), false));
    }

    String code() {
        return country + "-" + name.toUpperCase(Locale.ROOT) + "-1";
    }
}
