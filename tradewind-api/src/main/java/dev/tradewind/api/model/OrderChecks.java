package dev.tradewind.api.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an order adds up: lines + shipping + fees + their tax = total. Discounts are already in the lines.
 *
 * <p>To post an order elsewhere to the cent, post its parts and, if {@code difference} is not zero, {@code difference} as
 * a line of its own.
 *
 * @param computedTotal what the parts come to
 * @param difference {@code totals.total - computedTotal}; exact, zero in most orders
 * @param balanced whether the difference is zero
 * @param findings everything that does not add up, tax and discounts included; empty in most orders
 */
public record OrderChecks(
        BigDecimal computedTotal, BigDecimal difference, boolean balanced, List<CheckFinding> findings) {

    public OrderChecks {
        findings = List.copyOf(findings);
    }

    static OrderChecks of(Order order) {
        OrderItems items = order.items();
        OrderTotals totals = order.totals();
        List<BigDecimal> net = new ArrayList<>();
        List<BigDecimal> tax = new ArrayList<>();
        for (OrderLine line : items.lines()) {
            net.add(line.amounts().total());
            tax.add(line.amounts().totalTax());
        }
        for (ShippingLine line : items.shippingLines()) {
            net.add(line.total());
            tax.add(line.totalTax());
        }
        for (FeeLine line : items.feeLines()) {
            net.add(line.total());
            tax.add(line.totalTax());
        }
        List<BigDecimal> all = new ArrayList<>(net);
        all.addAll(tax);

        List<CheckFinding> findings = new ArrayList<>();
        BigDecimal computed = sum(all);
        finding("total", totals.total(), all, unknownParts(order)).ifPresent(findings::add);
        finding("tax", totals.tax(), tax, "").ifPresent(findings::add);
        taxByRate(items, totals).ifPresent(findings::add);
        shipping(items, totals).ifPresent(findings::add);
        discountByLine(items, totals).ifPresent(findings::add);
        discountByCoupon(items, totals).ifPresent(findings::add);
        BigDecimal difference = totals.total().subtract(computed);
        return new OrderChecks(computed, difference, difference.signum() == 0, findings);
    }

    private static Optional<CheckFinding> taxByRate(OrderItems items, OrderTotals totals) {
        List<BigDecimal> parts = new ArrayList<>();
        for (TaxLine line : items.taxLines()) {
            parts.add(line.itemTax());
            parts.add(line.shippingTax());
        }
        return finding("taxLines", totals.tax(), parts, "");
    }

    private static Optional<CheckFinding> shipping(OrderItems items, OrderTotals totals) {
        List<BigDecimal> parts =
                items.shippingLines().stream().map(ShippingLine::total).toList();
        return finding("shipping", totals.shipping(), parts, "");
    }

    private static Optional<CheckFinding> discountByLine(OrderItems items, OrderTotals totals) {
        List<BigDecimal> parts = items.lines().stream()
                .map(line -> line.amounts().subtotal().subtract(line.amounts().total()))
                .toList();
        return finding("discount", totals.discount(), parts, "");
    }

    private static Optional<CheckFinding> discountByCoupon(OrderItems items, OrderTotals totals) {
        List<BigDecimal> parts =
                items.couponLines().stream().map(CouponLine::discount).toList();
        return finding(
                "couponLines",
                totals.discount(),
                parts,
                "Lines were changed after a coupon had been applied, or prices were set by hand; the lines are right.");
    }

    private static Optional<CheckFinding> finding(String of, BigDecimal stated, List<BigDecimal> parts, String hint) {
        return CheckFinding.of(of, stated, sum(parts), parts.size(), hint);
    }

    // A plugin's own kind of line, gift cards for instance, is a list among the extras.
    private static String unknownParts(Order order) {
        List<String> lists = new ArrayList<>();
        for (Map.Entry<String, ?> entry : order.extra().entrySet()) {
            if (entry.getValue() instanceof List<?> list && !list.isEmpty()) {
                lists.add(entry.getKey());
            }
        }
        return lists.isEmpty()
                ? ""
                : "The order also has " + String.join(", ", lists) + ", which the hub does not add up.";
    }

    private static BigDecimal sum(List<BigDecimal> parts) {
        return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
