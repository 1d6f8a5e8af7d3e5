package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Writing what a shop is set up with: taxes, zones, settings, brands, reviews, webhooks. Shapes as read, beyond what was recorded. */
final class SetupWritesTest {

    private final TestShop shop = new TestShop();

    @AfterEach
    void close() {
        shop.close();
    }

    private int create(String path, Map<String, ?> body) {
        var answer = shop.rest.post(path, body);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        return TestShop.id(answer.object());
    }

    @Test
    void taxRate_addedHoldsForTheNextOrder_andRemovedNoMore() {
        int id = create("/taxes", Map.of("country", "NL", "rate", "21.0000", "name", "BTW", "city", "Utrecht"));
        var dutch =
                Map.of("billing", Map.of("country", "NL"), "line_items", List.of(Map.of("product_id", shop.coffee)));

        assertThat(shop.rest.get("/orders/" + shop.order(dutch)).object()).containsEntry("total_tax", "1.58");
        assertThat(shop.rest.get("/taxes/" + id).object())
                .containsEntry("rate", "21.0000")
                .containsEntry("city", "Utrecht")
                .containsEntry("class", "standard");
        shop.rest.put("/taxes/" + id, Map.of("rate", "9"));
        assertThat(shop.rest.get("/orders/" + shop.order(dutch)).object()).containsEntry("total_tax", "0.68");
        assertThat(shop.rest.delete("/taxes/" + id).status()).isEqualTo(501);
        assertThat(shop.rest.delete("/taxes/" + id + "?force=true").status()).isEqualTo(200);
        assertThat(shop.rest.get("/orders/" + shop.order(dutch)).object()).containsEntry("total_tax", "0.00");
        assertThat(shop.rest.get("/taxes/" + id).status()).isEqualTo(404);
    }

    @Test
    void taxClass_isAddedOnceAndDeleted() {
        assertThat(shop.rest.post("/taxes/classes", Map.of("name", "Luxury")).status())
                .isEqualTo(201);
        assertThat(shop.rest.post("/taxes/classes", Map.of("name", "Luxury")).status())
                .isEqualTo(400);
        assertThat(shop.rest.get("/taxes/classes/luxury").list()).hasSize(1);
        assertThat(shop.rest.delete("/taxes/classes/luxury?force=true").status())
                .isEqualTo(200);
        assertThat(shop.rest.get("/taxes/classes").list()).hasSize(3);
    }

    @Test
    void zone_isMade_withLocationsAndMethods() {
        int zone = create("/shipping/zones", Map.of("name", "Benelux"));
        String path = "/shipping/zones/" + zone;
        var locations = shop.rest.call(
                "PUT", path + "/locations", "[{\"code\":\"NL\"},{\"code\":\"BE\",\"type\":\"country\"}]");
        int method = create(path + "/methods", Map.of("method_id", "flat_rate", "settings", Map.of("cost", "6.90")));

        assertThat(locations.list()).extracting(l -> l.get("code")).containsExactly("NL", "BE");
        assertThat(shop.rest.get(path + "/methods").list()).hasSize(1);
        Map<String, Object> disabled = shop.rest
                .put(path + "/methods/" + method, Map.of("enabled", false, "settings", Map.of("title", "Parcel")))
                .object();
        assertThat(disabled).containsEntry("enabled", false).containsEntry("title", "Parcel");
        assertThat(String.valueOf(disabled.get("settings"))).contains("6.90");
        assertThat(shop.rest.delete(path + "/methods/" + method + "?force=true").status())
                .isEqualTo(200);
        assertThat(shop.rest.delete(path + "?force=true").status()).isEqualTo(200);
        assertThat(shop.rest.get(path).status()).isEqualTo(404);
        assertThat(shop.rest.get("/shipping/zones/1/methods").list()).hasSize(3);
    }

    @Test
    void restOfTheWorld_cannotBeChanged_andAnUnknownMethodIsA500() {
        assertThat(shop.rest.put("/shipping/zones/0", Map.of("name", "All")).status())
                .isEqualTo(403);
        assertThat(shop.rest
                        .post("/shipping/zones/1/methods", Map.of("method_id", "carrier-pigeon"))
                        .status())
                .isEqualTo(500);
    }

    @Test
    void settingsBatch_changesThoseThatFit_andSaysWhichDoNot() {
        var answer = shop.rest.post(
                "/settings/general/batch",
                Map.of(
                        "update",
                        List.of(
                                Map.of("id", "woocommerce_store_city", "value", "Leipzig"),
                                Map.of("id", "nothing", "value", "x"))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"Leipzig\"", "rest_setting_setting_invalid");
        var all = shop.rest.post(
                "/settings/batch",
                Map.of(
                        "update",
                        List.of(Map.of("group_id", "general", "id", "woocommerce_store_city", "value", "Halle"))));
        assertThat(all.body()).contains("\"Halle\"");
        assertThat(shop.rest
                        .put("/settings/general/woocommerce_calc_taxes", Map.of("value", "perhaps"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void brand_isATreeOfTerms_thatProductsBear() {
        int parent = create("/products/brands", Map.of("name", "Hario"));
        int brand = create("/products/brands", Map.of("name", "Hario Glass", "parent", parent));
        shop.rest.put("/products/" + shop.mug, Map.of("brands", List.of(Map.of("id", brand))));

        assertThat(shop.rest.get("/products/brands/" + brand).object())
                .containsEntry("parent", parent)
                .containsEntry("count", 1);
        assertThat(String.valueOf(
                        shop.rest.get("/products/" + shop.mug).object().get("brands")))
                .contains("Hario Glass");
    }

    @Test
    void review_isWrittenHeldBackAndDeleted() {
        int id = create(
                "/products/reviews",
                Map.of(
                        "product_id",
                        shop.coffee,
                        "review",
                        "Strong",
                        "reviewer",
                        "A",
                        "reviewer_email",
                        "a@example.test",
                        "rating",
                        5));
        assertThat(shop.rest.get("/products/reviews?product=" + shop.coffee).list())
                .hasSize(1);
        assertThat(shop.rest.get("/reports/reviews/totals").list())
                .filteredOn(t -> t.get("slug").equals("rated_5_out_of_5"))
                .allSatisfy(t -> assertThat(t.get("total")).isEqualTo(1));
        shop.rest.put("/products/reviews/" + id, Map.of("status", "hold"));

        assertThat(shop.rest.get("/products/reviews").list()).isEmpty();
        assertThat(shop.rest.get("/products/reviews?status=hold").list()).hasSize(1);
        assertThat(shop.rest.delete("/products/reviews/" + id).object()).containsEntry("status", "trash");
        assertThat(shop.rest.delete("/products/reviews/" + id + "?force=true").object())
                .containsEntry("deleted", true);
        assertThat(shop.rest
                        .post(
                                "/products/reviews",
                                Map.of(
                                        "product_id",
                                        9999,
                                        "review",
                                        "x",
                                        "reviewer",
                                        "A",
                                        "reviewer_email",
                                        "a@b.test"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void batches_ofWebhooksAndAttributes_answerForEachItem() {
        var webhooks = shop.rest.post(
                "/webhooks/batch",
                Map.of(
                        "create",
                        List.of(
                                Map.of("topic", "order.created", "delivery_url", "http://127.0.0.1:9/x"),
                                Map.of("topic", "no.topic", "delivery_url", "http://127.0.0.1:9/x"))));
        var attributes = shop.rest.post(
                "/products/attributes/batch",
                Map.of("create", List.of(Map.of("name", "Size"), Map.of("name", "Size"))));

        assertThat(webhooks.status()).isEqualTo(200);
        assertThat(webhooks.body()).contains("order.created", "woocommerce_rest_shop_webhook_invalid_topic");
        assertThat(attributes.body()).contains("pa_size", "already in use");
    }

    @Test
    void variations_areGeneratedFromTheAttributes_onceOnly() {
        int shirt = create(
                "/products",
                Map.of(
                        "name",
                        "Shirt",
                        "type",
                        "variable",
                        "attributes",
                        List.of(
                                Map.of("name", "Size", "variation", true, "options", List.of("S", "M")),
                                Map.of("name", "Colour", "variation", true, "options", List.of("red", "blue")))));

        assertThat(shop.rest
                        .post("/products/" + shirt + "/variations/generate", Map.of())
                        .object())
                .containsEntry("count", 4);
        assertThat(shop.rest
                        .post("/products/" + shirt + "/variations/generate", Map.of())
                        .object())
                .containsEntry("count", 0);
        assertThat(shop.rest.get("/products/" + shirt + "/variations").list()).hasSize(4);
    }

    @Test
    void data_knowsCountriesContinentsAndCurrencies() {
        assertThat(shop.rest.get("/data").list()).hasSize(3);
        assertThat(shop.rest.get("/data/continents/eu").object()).containsEntry("name", "Europe");
        assertThat(shop.rest.get("/data/currencies/usd").object()).containsEntry("name", "US Dollar");
        assertThat(shop.rest.get("/data/currencies/zzz").status()).isEqualTo(404);
        assertThat(shop.rest.get("/data/currencies").list())
                .extracting(c -> c.get("code"))
                .contains("EUR", "JPY")
                .doesNotContain("XAU");
    }
}
