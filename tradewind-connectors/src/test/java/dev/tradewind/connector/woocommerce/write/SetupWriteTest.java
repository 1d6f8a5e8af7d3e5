package dev.tradewind.connector.woocommerce.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Failure;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.sandbox.store.Plugin;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What else can be written: the catalogue's parts, customers, coupons and the shop's own setup. */
class SetupWriteTest {

    private final WrittenShop shop = new WrittenShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void categoryBelowAnother_isFoundThere_andNotElsewhere() {
        String top = shop.applied("upsert-category", Map.of("name", "Offers"));

        String below = shop.applied("upsert-category", Map.of("name", "Offers", "parent", "Coffee"));

        assertThat(below).isNotEqualTo(top);
        assertThat(shop.applied("upsert-category", Map.of("name", "Offers", "parent", "Coffee")))
                .isEqualTo(below);
    }

    @Test
    void attributeTerm_belongsToItsAttribute() {
        assertThat(shop.rejected("upsert-attribute-term", Map.of("attribute", "Roast", "name", "S"))
                        .reason())
                .contains("upsert-attribute");
        String roast = shop.applied("upsert-attribute", Map.of("name", "Roast"));

        shop.applied("upsert-attribute-term", Map.of("attribute", "Roast", "name", "S"));

        assertThat(shop.list("products/attributes/" + roast + "/terms")).hasSize(1);
    }

    @Test
    void variation_isOfItsParent_andItsBindingNamesBoth() {
        String shirt = shop.made("products", Map.of("name", "Shirt", "type", "variable", "sku", "SHIRT"));
        shop.made("products", Map.of("name", "Cup", "sku", "CUP"));

        String bound = shop.applied(
                "upsert-variation",
                Map.of("parentSku", "SHIRT", "sku", "SHIRT-S", "prices", Map.of("regular", 20), "stockQuantity", 3));

        assertThat(bound).startsWith(shirt + "/");
        assertThat(shop.get("products/" + bound.replace("/", "/variations/")))
                .containsEntry("regular_price", "20")
                .containsEntry("stock_quantity", 3);
        assertThat(shop.rejected("upsert-variation", Map.of("parentSku", "SHIRT", "sku", "CUP"))
                        .reason())
                .contains("no variation of this product");
    }

    @Test
    void taxClass_thatIsThere_isLeftAsItIs() {
        assertThat(shop.perform("upsert-tax-class", Map.of("name", "reduced Rate")))
                .isEqualTo(new Outcome.Unchanged("reduced-rate", "the shop has this tax class already"));
        assertThat(shop.applied("upsert-tax-class", Map.of("name", "Books", "slug", "books-7")))
                .isEqualTo("books-7");
        assertThat(shop.perform("upsert-tax-class", Map.of("name", "Other books", "slug", "books-7")))
                .isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void taxRate_isFoundAmongMoreThanAPageOfThem() {
        String last = "";
        for (int i = 0; i < 120; i++) {
            last = shop.made(
                    "taxes", Map.of("country", "US", "state", "CA", "postcodes", List.of("9" + i), "rate", "7"));
        }

        String id = shop.applied(
                "upsert-tax-rate",
                Map.of("country", "US", "state", "CA", "postcodes", List.of("9119"), "percent", "7.25", "name", "Tax"));

        assertThat(id).isEqualTo(last);
    }

    @Test
    void booking_getsAnotherResource_whereThePluginIs() {
        shop.store().plugins(EnumSet.of(Plugin.WOOCOMMERCE, Plugin.BOOKINGS));
        String booking =
                String.valueOf(shop.store().bookings().book(Map.of("start", 1_772_355_600, "end", 1_772_359_200)));

        assertThat(shop.applied("set-booking-resource", Map.of("booking", booking, "resource", 31)))
                .isEqualTo(booking);
        assertThat(shop.get("/wc-bookings/v1/bookings/" + booking)).containsEntry("resource_id", 31);
        assertThat(shop.rejected("set-booking-resource", Map.of("booking", 999_999, "resource", 31))
                        .field())
                .contains("booking");

        shop.store().plugins(EnumSet.of(Plugin.WOOCOMMERCE));
        assertThat(shop.perform("set-booking-resource", Map.of("booking", booking, "resource", 32)))
                .isInstanceOf(Failure.Transient.class);
    }

    @Test
    void product_isUnpublishedAndTrashed_andABlankShelfIsNoFault() {
        String cup = shop.made("products", Map.of("name", "Cup", "sku", "CUP"));

        shop.applied("unpublish-product", Map.of("sku", "CUP"));
        assertThat(shop.get("products/" + cup)).containsEntry("status", "draft");
        shop.applied("trash-product", Map.of("sku", "CUP"));
        assertThat(shop.get("products/" + cup)).containsEntry("status", "trash");

        assertThat(shop.perform("trash-product", Map.of("product", cup))).isInstanceOf(Outcome.Unchanged.class);
        assertThat(shop.perform("trash-product", Map.of("sku", "NONE"))).isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void customerWhoseUsernameIsTaken_getsAnother_unlessItWasGiven() {
        shop.made("customers", Map.of("email", "anna@one.test", "username", "anna"));

        String id = shop.applied("upsert-customer", Map.of("email", "anna@two.test", "lastName", "Two"));

        assertThat(shop.get("customers/" + id)).containsEntry("last_name", "Two");
        assertThat(shop.rejected("upsert-customer", Map.of("email", "anna@three.test", "username", "anna"))
                        .reason())
                .contains("username");
    }

    @Test
    void storeThatIsAway_whileAnotherUsernameIsTried_isAskedAgainLater() {
        shop.made("customers", Map.of("email", "anna@one.test", "username", "anna"));
        var creations = new java.util.concurrent.atomic.AtomicInteger();

        Outcome outcome = shop.perform(
                new Write("upsert-customer", Map.of("email", "anna@two.test"), "key-1", "record-1", Optional.empty()),
                call -> call.method().equals("POST") && creations.incrementAndGet() == 2
                        ? new HttpResult.NoReply(true, "timed out")
                        : shop.direct().send(call));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Failure.Transient.class,
                        away -> assertThat(away.mayHaveBeenApplied()).isTrue());
    }

    @Test
    void coupon_isFoundWhateverItsLetters() {
        String id = shop.applied("upsert-coupon", Map.of("code", "SAVE10", "amount", 10, "discountType", "percent"));

        assertThat(shop.applied("upsert-coupon", Map.of("code", "save10", "limits", Map.of("minimumAmount", "5.00"))))
                .isEqualTo(id);

        assertThat(shop.get("coupons/" + id))
                .containsEntry("minimum_amount", "5.00")
                .containsEntry("amount", "10.00");
    }

    @Test
    void zone_isGivenItsLocationsAndMethods_once() {
        Map<String, @Nullable Object> method = Map.of("method", "flat_rate", "title", "Parcel", "cost", "4.90");
        Map<String, @Nullable Object> zone = Map.of(
                "name", "France",
                "locations", List.of(Map.of("code", "FR", "type", "country")),
                "methods", List.of(method));

        String id = shop.applied("upsert-shipping-zone", zone);
        shop.applied("upsert-shipping-zone", zone);

        assertThat(shop.list("shipping/zones/" + id + "/locations")).hasSize(1);
        assertThat(shop.list("shipping/zones/" + id + "/methods"))
                .hasSize(1)
                .first()
                .asString()
                .contains("4.90");
    }

    @Test
    void settingAndGateway_areSet_andTheAnswerIsHeldAgainstIt() {
        shop.applied("set-setting", Map.of("group", "general", "id", "woocommerce_currency", "value", "CHF"));
        assertThat(shop.get("settings/general/woocommerce_currency")).containsEntry("value", "CHF");
        assertThat(shop.rejected("set-setting", Map.of("group", "../orders", "id", "x", "value", "1"))
                        .field())
                .contains("group");

        shop.applied("set-payment-gateway", Map.of("gateway", "bacs", "enabled", false, "title", "Transfer"));
        assertThat(shop.get("payment_gateways/bacs"))
                .containsEntry("enabled", false)
                .containsEntry("title", "Transfer");
    }

    @Test
    void unknownGateway_isRefused() {
        Map<String, @Nullable Object> input = new LinkedHashMap<>(Map.of("gateway", "none", "enabled", true));

        assertThat(shop.rejected("set-payment-gateway", input).reason())
                .isEqualTo("the shop has no payment_gateways/none");
    }

    @Test
    void subscriptionsOfAStoreWithoutThePlugin_waitForIt() {
        assertThat(shop.perform("update-subscription", Map.of("subscription", 5, "status", "on-hold"))
                        .toString())
                .contains("Transient")
                .contains("WooCommerce Subscriptions");
    }

    @Test
    void subscription_isPutOnHold_andItsNextPaymentMoved() {
        try (var store = new WrittenShop(builder -> builder.plugins(Plugin.SUBSCRIPTIONS))) {
            String id = store.made("subscriptions", Map.of("billing_period", "month", "billing_interval", 1));

            store.applied(
                    "update-subscription",
                    Map.of("subscription", id, "status", "on-hold", "nextPaymentAt", "2026-05-01T02:00:00+02:00"));

            assertThat(store.get("subscriptions/" + id))
                    .containsEntry("status", "on-hold")
                    .containsEntry("next_payment_date_gmt", "2026-05-01T00:00:00");
        }
    }
}
