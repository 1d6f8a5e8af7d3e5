package dev.tradewind.api.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An order that uses every component of the model. */
final class SampleOrder {

    static final Instant AT = Instant.parse("2026-11-20T17:18:43Z");
    static final Map<String, Object> ODD = odd();
    static final Meta META = new Meta(List.of(
            new MetaEntry("1", "_vat_id", "DE123", "VAT ID", "DE 123", ODD),
            new MetaEntry("2", "_subscription_renewal", "31", null, null, Map.of()),
            new MetaEntry("3", "wpml_language", "de", null, null, Map.of()),
            new MetaEntry("4", "_wc_shipment_tracking_items", List.of(parcel()), null, null, Map.of())));
    private static final List<LineTax> TAXES = List.of(new LineTax("1", money("3.59"), money("3.99"), ODD));
    private static final Article SHIRT = new Article("T-Shirt - S, rot", "TS-S-rot", "12", "13", "T-Shirt");
    private static final BigDecimal TEN = BigDecimal.TEN;

    private SampleOrder() {}

    static Order whole() {
        return with(money("30.58"), Map.of("gift_wrap", List.of()));
    }

    static Order with(BigDecimal total, Map<String, Object> extra) {
        return new Order(
                new OrderHead("27", "1027", "processing", "EUR", AT, AT.plusSeconds(5), AT.plusSeconds(9)),
                new CustomerRef("2", "Bitte klingeln", "127.0.0.1", "a browser"),
                address(),
                address(),
                items(),
                new Payment("cod", "Cash on delivery", "tx-1", AT.plusSeconds(2)),
                totals(total),
                new Origin("26", "wc_order_test", "checkout", "10.0.2"),
                META,
                extra);
    }

    static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    private static Map<String, Object> parcel() {
        return Map.of(
                "tracking_provider", "dhl-de",
                "tracking_number", "00340434",
                "custom_tracking_link", "https://carrier.example/00340434",
                "date_shipped", "1795132800");
    }

    private static Map<String, Object> odd() {
        Map<String, Object> odd = new LinkedHashMap<>();
        odd.put("unknown", null);
        odd.put("nested", Map.of("weight", new BigDecimal("1.50")));
        return odd;
    }

    static Address address() {
        String mail = "anna@example.test";
        return new Address(
                "Anna",
                "Müller",
                "Müller GmbH",
                "Weg 5",
                "2. OG",
                "München",
                "DE-BY",
                "80331",
                "DE",
                mail,
                "+49 89 1",
                ODD);
    }

    static OrderItems items() {
        BigDecimal one = BigDecimal.ONE;
        LineAmounts amounts = LineAmounts.of(one, money("19.95"), money("3.99"), money("17.96"), money("3.59"));
        return new OrderItems(
                List.of(new OrderLine("2", SHIRT, one, amounts, "reduced-rate", TAXES, META, ODD)),
                List.of(shippingLine()),
                List.of(feeLine()),
                List.of(new CouponLine("8", "spar10", money("1.99"), money("0.40"), "percent", TEN, false, META, ODD)),
                List.of(new TaxLine("6", "1", "DE-VAT-1", "VAT", TEN, false, money("4.24"), money("0.98"), META, ODD)),
                List.of(new RefundRef("43", "Kulanz", money("-3.00"), ODD)));
    }

    private static ShippingLine shippingLine() {
        return new ShippingLine(
                "4", "flat_rate", "1", "Flat rate", money("4.90"), money("0.98"), "taxable", TAXES, META, ODD);
    }

    private static FeeLine feeLine() {
        return new FeeLine(
                "5", "Wrapping", TEN, money("2.50"), money("0.65"), "reduced-rate", "taxable", TAXES, META, ODD);
    }

    private static OrderTotals totals(BigDecimal total) {
        return new OrderTotals(
                false, money("1.99"), money("0.40"), money("4.90"), money("0.98"), money("4.24"), money("5.22"), total);
    }
}
