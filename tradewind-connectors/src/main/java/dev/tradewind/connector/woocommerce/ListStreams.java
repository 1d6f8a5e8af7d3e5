package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.Term;
import dev.tradewind.connector.woocommerce.ListRecord.Addressed;
import dev.tradewind.connector.woocommerce.ListShape.Ask;
import dev.tradewind.connector.woocommerce.ListShape.Whole;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The streams whose records have no time of change: the table of what is read by going through whole lists. */
final class ListStreams {

    /** A thousand records in a look of the longest lists; the rest waits for the next look. */
    private static final int CALLS = 10;

    /** Some thirty groups of settings, as many attributes: small answers, and two looks. */
    private static final int CALLS_OF_SMALL_ANSWERS = 20;

    /** A report makes the shop add up a month of orders. */
    private static final int CALLS_OF_REPORTS = 2;

    /** Without {@code settings}, which hold the shop's keys to its payment providers: they are not even asked for. */
    private static final Map<String, String> GATEWAY = Map.of(
            "_fields",
            "id,title,description,order,enabled,method_title,method_description,method_supports,needs_setup");

    /** Without the choices and explanations of the page of settings, which are most of the bytes. */
    private static final Map<String, String> SETTING = Map.of("_fields", "id,group_id,label,type,value,default");

    /** Without what the shop would have to find out by calling other servers, and without what moves by itself. */
    private static final Map<String, String> STATUS = Map.of(
            "_fields",
            String.join(
                    ",",
                    "environment.home_url",
                    "environment.site_url",
                    "environment.version",
                    "environment.wp_version",
                    "environment.wp_multisite",
                    "environment.wp_cron",
                    "environment.language",
                    "environment.server_info",
                    "environment.php_version",
                    "environment.mysql_version",
                    "environment.mysql_version_string",
                    "environment.default_timezone",
                    "active_plugins",
                    "theme.name",
                    "theme.version",
                    "settings"));

    private static final Map<String, String> MONTH = Map.of("period", "month");

    private static final UnaryOperator<byte[]> AS_IT_IS = UnaryOperator.identity();

    private static final Optional<String> BRANDS = Optional.of("WooCommerce 9.6 or newer, or its Brands plug-in,");
    private static final Optional<String> BOOKINGS = Optional.of("the plug-in WooCommerce Bookings");

    private final List<ListStream> all;

    /** Lists the streams of the store at {@code shop}. */
    ListStreams(URI shop) {
        TermReading terms = new TermReading(new ShopAddresses(shop));
        all = List.of(
                orderNotes(),
                terms("categories", "products/categories", terms.of(Term.CATEGORY)),
                terms("tags", "products/tags", terms.of(Term.TAG)),
                paged("brands", "term", "products/brands", BRANDS, terms.of(Term.BRAND)),
                terms("shipping-classes", "products/shipping_classes", terms.of(Term.SHIPPING_CLASS)),
                taxClasses(terms.of(Term.TAX_CLASS)),
                attributes(),
                attributeTerms(terms.of(Term.ATTRIBUTE)),
                reviews(),
                paged("tax-rates", "tax-rate", "taxes", SetupReading::taxRate),
                shippingZones(),
                paymentGateways(),
                settings(),
                reports(),
                systemStatus(),
                paged("bookings", "booking", "/wc-bookings/v1/bookings", BOOKINGS, BookingReading::read));
    }

    List<ListStream> all() {
        return all;
    }

    private static ListStream orderNotes() {
        return new ListStream(
                "order-notes",
                "note",
                new ListShape.ByOrder(),
                new Addressed("orders/%s/notes/%s", Map.of(), Addressed.TWO_NUMBERS),
                Optional.empty(),
                CALLS,
                AS_IT_IS,
                NoteReading::read);
    }

    private static ListStream terms(String name, String path, ListStream.Reading reading) {
        return paged(name, "term", path, reading);
    }

    private static ListStream paged(String name, String entity, String path, ListStream.Reading reading) {
        return paged(name, entity, path, Optional.empty(), reading);
    }

    private static ListStream paged(
            String name, String entity, String path, Optional<String> plugin, ListStream.Reading reading) {
        return new ListStream(
                name,
                entity,
                new ListShape.Paged(Ask.of(path)),
                Addressed.byNumber(path),
                plugin,
                CALLS,
                AS_IT_IS,
                reading);
    }

    private static ListStream taxClasses(ListStream.Reading reading) {
        Whole list = new Whole(Ask.of("taxes/classes"), "slug");
        return new ListStream(
                "tax-classes", "term", list, new ListRecord.Listed(list), Optional.empty(), CALLS, AS_IT_IS, reading);
    }

    private static ListStream attributes() {
        return new ListStream(
                "attributes",
                "attribute",
                new Whole(Ask.of("products/attributes"), "id"),
                Addressed.byNumber("products/attributes"),
                Optional.empty(),
                CALLS,
                AS_IT_IS,
                TermReading::attribute);
    }

    private static ListStream attributeTerms(ListStream.Reading reading) {
        return new ListStream(
                "attribute-terms",
                "term",
                new ListShape.Nested(
                        new Whole(Ask.of("products/attributes"), "id"),
                        new ListShape.Paged(Ask.of("products/attributes/%s/terms"))),
                new Addressed("products/attributes/%s/terms/%s", Map.of(), Addressed.TWO_NUMBERS),
                Optional.empty(),
                CALLS_OF_SMALL_ANSWERS,
                AS_IT_IS,
                reading);
    }

    private static ListStream reviews() {
        return new ListStream(
                "reviews",
                "review",
                // Those that wait for approval too; spam and the trash are in no list of all.
                new ListShape.Paged(new Ask("products/reviews", Map.of("status", "all"))),
                Addressed.byNumber("products/reviews"),
                Optional.empty(),
                CALLS,
                AS_IT_IS,
                ReviewReading::read);
    }

    private static ListStream shippingZones() {
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("locations", "shipping/zones/%s/locations");
        lists.put("methods", "shipping/zones/%s/methods");
        return new ListStream(
                "shipping-zones",
                "shipping-zone",
                new ListShape.Each(new Whole(Ask.of("shipping/zones"), "id")),
                new ListRecord.Assembled(Addressed.byNumber("shipping/zones"), lists),
                Optional.empty(),
                CALLS,
                Secrets::withheldFromZone,
                SetupReading::zone);
    }

    private static ListStream paymentGateways() {
        return new ListStream(
                "payment-gateways",
                "payment-gateway",
                new Whole(new Ask("payment_gateways", GATEWAY), "id"),
                new Addressed("payment_gateways/%s", GATEWAY, Addressed.WORD),
                Optional.empty(),
                CALLS,
                Secrets::withheldFromGateway,
                SetupReading::gateway);
    }

    private static ListStream settings() {
        return new ListStream(
                "settings",
                "setting",
                new ListShape.Nested(
                        new Whole(new Ask("settings", Map.of("_fields", "id")), "id"),
                        new Whole(new Ask("settings/%s", SETTING), "id")),
                new Addressed("settings/%s/%s", SETTING, Addressed.TWO_WORDS),
                Optional.empty(),
                CALLS_OF_SMALL_ANSWERS,
                Secrets::withheldFromSetting,
                SetupReading::setting);
    }

    private static ListStream reports() {
        Map<String, Ask> asks = new LinkedHashMap<>();
        asks.put("sales", new Ask("reports/sales", MONTH));
        asks.put("top_sellers", new Ask("reports/top_sellers", MONTH));
        for (String of : List.of("orders", "products", "customers", "coupons", "reviews")) {
            asks.put(of + "/totals", Ask.of("reports/" + of + "/totals"));
        }
        ListRecord.Snapshot snapshot = new ListRecord.Snapshot(asks);
        return new ListStream(
                "reports",
                "report",
                new ListShape.Known(snapshot.keys()),
                snapshot,
                Optional.empty(),
                CALLS_OF_REPORTS,
                AS_IT_IS,
                SnapshotReading::report);
    }

    private static ListStream systemStatus() {
        ListRecord.Snapshot snapshot = new ListRecord.Snapshot(Map.of("system", new Ask("system_status", STATUS)));
        return new ListStream(
                "system-status",
                "system-status",
                new ListShape.Known(snapshot.keys()),
                snapshot,
                Optional.empty(),
                CALLS,
                AS_IT_IS,
                SnapshotReading::status);
    }
}
