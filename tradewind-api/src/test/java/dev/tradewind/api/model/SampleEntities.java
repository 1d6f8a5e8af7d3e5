package dev.tradewind.api.model;

import static dev.tradewind.api.model.SampleOrder.AT;
import static dev.tradewind.api.model.SampleOrder.META;
import static dev.tradewind.api.model.SampleOrder.ODD;
import static dev.tradewind.api.model.SampleOrder.money;

import java.util.List;
import java.util.stream.Stream;

/** Entities that use every component of the model. */
final class SampleEntities {

    private static final List<String> IDS = List.of("12", "13");

    private SampleEntities() {}

    static Stream<Entity> all() {
        return Stream.of(Stream.of(product(), customer(), coupon(), refund()), SampleSetup.all(), SampleContent.all())
                .flatMap(all -> all);
    }

    static Product product() {
        TermRef term = new TermRef("17", "Bohnen", "bohnen", ODD);
        return new Product(
                new ProductHead(
                        "13",
                        "12",
                        "variation",
                        "publish",
                        "T-Shirt - S, rot",
                        "TS-S-rot",
                        "4006381333931",
                        "t-shirt-s-rot",
                        "https://shop.example/product/t-shirt/",
                        AT,
                        AT.plusSeconds(5)),
                "<p>Kräftig</p>",
                "<p>kurz</p>",
                new ProductPrices(
                        "EUR",
                        money("7.50"),
                        money("9.10"),
                        money("7.50"),
                        AT,
                        AT.plusSeconds(60),
                        true,
                        "taxable",
                        "reduced-rate"),
                new ProductStock(true, false, money("-3"), "instock", "no", money("5")),
                new ProductShipping(money("0.25"), money("10"), money("6"), money("20"), "heavy", "9", false),
                new ProductTerms(
                        List.of(term),
                        List.of(term),
                        List.of(term),
                        List.of(new ProductAttribute("1", "Grösse", "pa_size", true, true, List.of("S"), ODD))),
                List.of(new ProductImage("7", "https://shop.example/a.png", "a", "a cup", ODD)),
                new ProductLinks(IDS, IDS, IDS, IDS),
                new Language("de", "10", List.of(new TranslationRef("en", "11"))),
                META,
                ODD);
    }

    static Customer customer() {
        return new Customer(
                "2",
                "anna@example.test",
                "Anna",
                "Müller",
                "anna",
                "customer",
                AT,
                AT.plusSeconds(5),
                true,
                SampleOrder.address(),
                SampleOrder.address(),
                META,
                ODD);
    }

    static Coupon coupon() {
        return new Coupon(
                "25",
                "spar10",
                "publish",
                "percent",
                money("10.00"),
                "EUR",
                "for spring",
                true,
                AT,
                AT.plusSeconds(5),
                AT.plusSeconds(60),
                money("3"),
                List.of("2", "ben@example.test"),
                new CouponLimits(
                        money("100"),
                        money("1"),
                        money("2"),
                        money("5.00"),
                        money("0.00"),
                        true,
                        true,
                        IDS,
                        IDS,
                        IDS,
                        IDS,
                        List.of("*@example.test")),
                META,
                ODD);
    }

    static Refund refund() {
        OrderItems items = SampleOrder.items();
        return new Refund(
                "41",
                "27",
                AT,
                money("9.00"),
                "Retoure",
                "1",
                false,
                items.lines(),
                items.shippingLines(),
                items.feeLines(),
                items.taxLines(),
                META,
                ODD);
    }
}
