package dev.tradewind.api.model;

import java.math.BigDecimal;

/**
 * What the shop charged. Never computed here: see {@link OrderChecks} for whether it adds up.
 *
 * @param pricesIncludeTax whether the shop enters its prices with tax; the amounts of an order are without it either way
 * @param discount taken off by coupons, without tax; already in the lines
 * @param discountTax tax on that
 * @param shipping for shipping, without tax
 * @param shippingTax tax on that
 * @param itemTax tax on lines and fees
 * @param tax all tax
 * @param total what the customer pays, tax included; refunds do not change it
 */
public record OrderTotals(
        boolean pricesIncludeTax,
        BigDecimal discount,
        BigDecimal discountTax,
        BigDecimal shipping,
        BigDecimal shippingTax,
        BigDecimal itemTax,
        BigDecimal tax,
        BigDecimal total) {}
