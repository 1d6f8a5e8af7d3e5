package dev.tradewind.api.model;

import static dev.tradewind.api.model.SampleOrder.AT;
import static dev.tradewind.api.model.SampleOrder.META;
import static dev.tradewind.api.model.SampleOrder.ODD;
import static dev.tradewind.api.model.SampleOrder.money;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Subscriptions, bookings, and how a shop is set up: entities that use every component of the model. */
final class SampleSetup {

    private static final BigDecimal TWO = BigDecimal.TWO;
    private static final Instant LATER = AT.plusSeconds(60);
    private static final List<Figure> FIGURES = List.of(new Figure("total_sales", "Sales", money("12.50")));

    private SampleSetup() {}

    static Stream<Entity> all() {
        return Stream.of(
                subscription(),
                booking(),
                note(),
                term(),
                attribute(),
                review(),
                taxRate(),
                zone(),
                gateway(),
                setting(),
                report(),
                status());
    }

    private static Subscription subscription() {
        Order order = SampleOrder.whole();
        return new Subscription(
                new OrderHead("31", "1031", "active", "EUR", AT, LATER, LATER),
                order.customer(),
                order.billing(),
                order.shipping(),
                order.items(),
                order.payment(),
                order.totals(),
                new Schedule("month", TWO, AT, LATER, LATER, AT, LATER, LATER, LATER),
                order.origin(),
                "30",
                META,
                ODD);
    }

    private static Booking booking() {
        return new Booking(
                "91",
                "confirmed",
                "14",
                "3",
                "2",
                "27",
                "7",
                "90",
                "2026-11-20T10:00:00",
                "2026-11-20T11:00:00",
                true,
                "Europe/Berlin",
                money("30.00"),
                List.of(new Persons("0", TWO)),
                LATER,
                ODD);
    }

    private static Note note() {
        return new Note("27/17", "27", AT, "admin", "rang twice", true, ODD);
    }

    private static Term term() {
        return new Term(
                "17",
                Term.CATEGORY,
                "1",
                "Bohnen",
                "bohnen",
                "16",
                "beans",
                TWO,
                TWO,
                new ProductImage("7", "https://shop.example/a.png", "a", "a cup", ODD),
                new Language("de", "16", List.of(new TranslationRef("en", "18"))),
                LATER,
                ODD);
    }

    private static Attribute attribute() {
        return new Attribute("1", "Grösse", "pa_size", "select", "menu_order", true, LATER, ODD);
    }

    private static Review review() {
        return new Review(
                "5", "10", "Espresso", "approved", AT, LATER, "Anna", "anna@example.test", "good", TWO, true, ODD);
    }

    private static TaxRate taxRate() {
        List<String> places = List.of("80331");
        return new TaxRate(
                "1", "VAT", "DE", "BY", places, places, money("19.0000"), TWO, true, true, TWO, "standard", LATER, ODD);
    }

    private static ShippingZone zone() {
        List<NamedValue> settings =
                List.of(new NamedValue("cost", "4.90", false), new NamedValue("api_key", null, true));
        return new ShippingZone(
                "1",
                "Germany",
                TWO,
                List.of(new ZoneLocation("country", "DE", ODD)),
                List.of(new ZoneMethod("1", "flat_rate", "Flat rate", true, TWO, settings, ODD)),
                LATER,
                ODD);
    }

    private static PaymentGateway gateway() {
        return new PaymentGateway(
                "bacs",
                "Direct bank transfer",
                "pay us",
                true,
                TWO,
                "Bank transfer",
                "by hand",
                List.of("products"),
                true,
                LATER,
                ODD);
    }

    private static Setting setting() {
        return new Setting(
                "general/woocommerce_currency",
                "general",
                "woocommerce_currency",
                "Currency",
                "select",
                "EUR",
                false,
                LATER,
                ODD);
    }

    private static Report report() {
        return new Report("sales", FIGURES, List.of(new ReportDay("2026-11-20", FIGURES)), LATER, ODD);
    }

    private static SystemStatus status() {
        return new SystemStatus(
                "system",
                "10.0.2",
                "6.8.3",
                "8.2.35",
                "10.11.19-MariaDB",
                "nginx/1.22.1",
                "de_DE",
                "EUR",
                "hpos",
                new SiteTheme("Storefront", "1.3"),
                List.of(new SitePlugin("woocommerce/woocommerce.php", "WooCommerce", "10.0.2", "10.0.3", ODD)),
                LATER,
                ODD);
    }
}
