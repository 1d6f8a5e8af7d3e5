package dev.tradewind.api.model;

import java.util.List;

/**
 * What an order charges for, and what was given back.
 *
 * @param lines goods and services
 * @param shippingLines ways of shipping
 * @param feeLines fees; a negative one is a discount
 * @param couponLines coupons used; what they took off is already in the lines' totals
 * @param taxLines tax per rate; the same tax as in the other lines, summed another way
 * @param refunds what was given back; the order's totals do not change by it
 */
public record OrderItems(
        List<OrderLine> lines,
        List<ShippingLine> shippingLines,
        List<FeeLine> feeLines,
        List<CouponLine> couponLines,
        List<TaxLine> taxLines,
        List<RefundRef> refunds) {

    public OrderItems {
        lines = List.copyOf(lines);
        shippingLines = List.copyOf(shippingLines);
        feeLines = List.copyOf(feeLines);
        couponLines = List.copyOf(couponLines);
        taxLines = List.copyOf(taxLines);
        refunds = List.copyOf(refunds);
    }
}
