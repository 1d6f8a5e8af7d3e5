package dev.tradewind.api.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An order that uses every component of the model. */
final class SampleOrder {

    private SampleOrder() {}

    static Order whole() {
        return with(new BigDecimal("30.58"), Map.of("gift_wrap", List.of()));
    }

    static Order with(BigDecimal total, Map<String, Object> extra) {
        Instant at = Instant.parse("2026-11-20T17:18:43Z");
        Map<String, Object> odd = new LinkedHashMap<>();
        odd.put("unknown", null);
        odd.put("nested", Map.of("weight", new BigDecimal("1.50")));
        Meta meta = new Meta(List.of(new MetaEntry("1", "_vat_id", "DE123", "VAT ID", "DE 123", odd)));
        Address address = new Address(
                "Anna",
                "Müller",
                "Müller & Söhne GmbH",
                "Hauptstr. 5",
                "2. OG",
                "München",
                "DE-BY",
                "80331",
                "DE",
                "anna@example.test",
                "+49 89 1",
                odd);
        List<LineTax> taxes = List.of(new LineTax("1", money("3.59"), money("3.99"), odd));
        OrderLine line = new OrderLine(
                "2",
                new Article("T-Shirt - S, rot", "TS-S-rot", "12", "13", "T-Shirt"),
                BigDecimal.ONE,
                LineAmounts.of(BigDecimal.ONE, money("19.95"), money("3.99"), money("17.96"), money("3.59")),
                "reduced-rate",
                taxes,
                meta,
                odd);
        return new Order(
                new OrderHead("27", "1027", "processing", "EUR", at, at.plusSeconds(5), at.plusSeconds(9)),
                new CustomerRef("2", "Bitte klingeln", "127.0.0.1", "a browser"),
                address,
                address,
                new OrderItems(
                        List.of(line),
                        List.of(new ShippingLine(
                                "4",
                                "flat_rate",
                                "1",
                                "Flat rate",
                                money("4.90"),
                                money("0.98"),
                                "taxable",
                                taxes,
                                meta,
                                odd)),
                        List.of(new FeeLine(
                                "5",
                                "Wrapping",
                                money("2.50"),
                                money("2.50"),
                                money("0.65"),
                                "reduced-rate",
                                "taxable",
                                taxes,
                                meta,
                                odd)),
                        List.of(new CouponLine(
                                "8",
                                "spar10",
                                money("1.99"),
                                money("0.40"),
                                "percent",
                                new BigDecimal("10"),
                                false,
                                meta,
                                odd)),
                        List.of(new TaxLine(
                                "6",
                                "1",
                                "DE-VAT-1",
                                "VAT",
                                new BigDecimal("20"),
                                false,
                                money("4.24"),
                                money("0.98"),
                                meta,
                                odd)),
                        List.of(new RefundRef("43", "Kulanz", money("-3.00"), odd))),
                new Payment("cod", "Cash on delivery", "tx-1", at.plusSeconds(2)),
                new OrderTotals(
                        false,
                        money("1.99"),
                        money("0.40"),
                        money("4.90"),
                        money("0.98"),
                        money("4.24"),
                        money("5.22"),
                        total),
                new Origin("26", "wc_order_test", "checkout", "10.0.2"),
                meta,
                extra);
    }

    static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
