package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.Order.Charge;
import dev.tradewind.sandbox.store.Order.Line;
import dev.tradewind.sandbox.store.Order.TaxLine;
import dev.tradewind.sandbox.store.Order.TaxShare;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an order costs. Prices are without tax; tax is rounded half up to the cent on every line, as WooCommerce does
 * unless told to round at the subtotal; discounts are cut to the cent in the shop's favour.
 */
final class OrderTotals {

    /** Scale of an unrounded tax: with six decimals {@code dp=6} shows what the recorded store showed. */
    private static final int TAX_SCALE = 6;

    private final List<TaxRate> rates;
    private final String baseCountry;

    OrderTotals(List<TaxRate> rates, String baseCountry) {
        this.rates = new ArrayList<>(rates);
        this.baseCountry = baseCountry;
    }

    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /** Sum of what {@code part} gives of each tax, rounded. */
    static BigDecimal tax(List<TaxShare> taxes, Function<TaxShare, BigDecimal> part) {
        return cents(taxes.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    static BigDecimal tax(List<TaxShare> taxes) {
        return tax(taxes, TaxShare::total);
    }

    static BigDecimal subtotalTax(List<TaxShare> taxes) {
        return tax(taxes, t -> Optional.ofNullable(t.subtotal()).orElse(BigDecimal.ZERO));
    }

    /** Computes all taxes and tax lines anew. Tax lines of a rate that stays keep their id. */
    void recalculate(Order order, Ids ids) {
        String country = country(order);
        for (Line line : order.lines) {
            line.taxes = rates(country, line.taxClass).stream()
                    .map(r -> new TaxShare(r.id(), share(line.total, r), share(line.subtotal, r)))
                    .toList();
        }
        for (Charge fee : order.feeLines) {
            fee.taxes = taxed(fee, rates(country, fee.taxClass));
        }
        String shippingClass = shippingClass(order);
        for (Charge shipping : order.shippingLines) {
            shipping.taxes = taxed(
                    shipping,
                    rates(country, shippingClass).stream()
                            .filter(TaxRate::shipping)
                            .toList());
        }
        order.taxLines = taxLines(order, ids);
    }

    /** Takes a coupon off the lines. Returns the discount given, without tax. */
    static BigDecimal discount(Order order, Coupon coupon) {
        BigDecimal given = BigDecimal.ZERO;
        BigDecimal left = coupon.amount();
        BigDecimal cart = order.lines.stream().map(l -> l.total).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (int i = 0; i < order.lines.size(); i++) {
            Line line = order.lines.get(i);
            BigDecimal discount;
            if (coupon.percent()) {
                discount = line.total.multiply(coupon.amount()).movePointLeft(2).setScale(2, RoundingMode.DOWN);
            } else if (i == order.lines.size() - 1 || cart.signum() == 0) {
                discount = left;
            } else {
                discount = coupon.amount().multiply(line.total).divide(cart, 2, RoundingMode.DOWN);
            }
            discount = discount.min(line.total);
            line.total = cents(line.total.subtract(discount));
            left = left.subtract(discount);
            given = given.add(discount);
        }
        return cents(given);
    }

    static BigDecimal discountTotal(Order order) {
        return cents(sum(order.lines.stream().map(l -> cents(l.subtotal).subtract(cents(l.total)))));
    }

    static BigDecimal discountTax(Order order) {
        return cents(sum(order.lines.stream().map(l -> subtotalTax(l.taxes).subtract(tax(l.taxes)))));
    }

    static BigDecimal shippingTotal(Order order) {
        return cents(sum(order.shippingLines.stream().map(s -> cents(s.total))));
    }

    static BigDecimal shippingTax(Order order) {
        return cents(sum(order.shippingLines.stream().map(s -> tax(s.taxes))));
    }

    static BigDecimal cartTax(Order order) {
        return cents(sum(Stream.concat(
                order.lines.stream().map(l -> tax(l.taxes)),
                order.feeLines.stream().map(f -> tax(f.taxes)))));
    }

    static BigDecimal total(Order order) {
        return cents(sum(order.lines.stream().map(l -> cents(l.total)))
                .add(sum(order.feeLines.stream().map(f -> cents(f.total))))
                .add(shippingTotal(order))
                .add(shippingTax(order))
                .add(cartTax(order)));
    }

    static BigDecimal refunded(Order order) {
        return cents(sum(order.refunds.stream().map(Order.Refund::amount)));
    }

    Optional<TaxRate> rate(int id) {
        return rates.stream().filter(r -> r.id() == id).findFirst();
    }

    List<TaxRate> rates() {
        return List.copyOf(rates);
    }

    /** Adds a rate, or changes the one with its id, for what is computed from now on. */
    void keep(TaxRate rate) {
        for (int i = 0; i < rates.size(); i++) {
            if (rates.get(i).id() == rate.id()) {
                rates.set(i, rate);
                return;
            }
        }
        rates.add(rate);
    }

    void remove(TaxRate rate) {
        rates.removeIf(r -> r.id() == rate.id());
    }

    private List<TaxLine> taxLines(Order order, Ids ids) {
        var lines = new ArrayList<TaxLine>();
        for (TaxRate rate : rates) {
            boolean used = Stream.of(
                            order.lines.stream().map(l -> l.taxes),
                            order.feeLines.stream().map(f -> f.taxes),
                            order.shippingLines.stream().map(s -> s.taxes))
                    .flatMap(s -> s)
                    .flatMap(List::stream)
                    .anyMatch(t -> t.rateId() == rate.id());
            if (used) {
                int id = order.taxLines.stream()
                        .filter(t -> t.rate().id() == rate.id())
                        .map(TaxLine::id)
                        .findFirst()
                        .orElseGet(ids::nextItem);
                BigDecimal goods = sum(Stream.concat(
                        order.lines.stream().map(l -> ofRate(l.taxes, rate)),
                        order.feeLines.stream().map(f -> ofRate(f.taxes, rate))));
                BigDecimal shipping = sum(order.shippingLines.stream().map(s -> ofRate(s.taxes, rate)));
                lines.add(new TaxLine(id, rate, cents(goods), cents(shipping)));
            }
        }
        return List.copyOf(lines);
    }

    private static BigDecimal ofRate(List<TaxShare> taxes, TaxRate rate) {
        return tax(taxes.stream().filter(t -> t.rateId() == rate.id()).toList());
    }

    private String country(Order order) {
        return Stream.of(order.shipping, order.billing)
                .map(a -> a.getOrDefault("country", ""))
                .filter(c -> !c.isEmpty())
                .findFirst()
                .orElse(baseCountry);
    }

    /** "Based on cart items": the standard class if any line has it, else the class of the first line. */
    private static String shippingClass(Order order) {
        boolean standard = order.lines.stream().anyMatch(l -> l.taxClass.isEmpty());
        return standard || order.lines.isEmpty() ? "" : order.lines.getFirst().taxClass;
    }

    private List<TaxRate> rates(String country, String taxClass) {
        return rates.stream()
                .filter(r -> r.country().equals(country) && r.taxClass().equals(taxClass))
                .toList();
    }

    private static List<TaxShare> taxed(Charge charge, List<TaxRate> rates) {
        return charge.taxStatus.equals("none")
                ? List.of()
                : rates.stream()
                        .map(r -> new TaxShare(r.id(), share(charge.total, r), null))
                        .toList();
    }

    private static BigDecimal share(BigDecimal amount, TaxRate rate) {
        return amount.multiply(rate.percent()).movePointLeft(2).setScale(TAX_SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
