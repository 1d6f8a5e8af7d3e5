package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Terms, settings, gateways and reports change with the shop, beyond what was recorded. */
final class SetupTest {

    private final TestShop shop = new TestShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void category_isCreatedChangedBorneAndDeleted() {
        int id = TestShop.id(
                shop.rest.post("/products/categories", Map.of("name", "Beans")).object());
        String path = "/products/categories/" + id;
        shop.rest.put(path, Map.of("description", "Whole"));
        shop.rest.put("/products/" + shop.coffee, Map.of("categories", List.of(Map.of("id", id))));

        assertThat(shop.rest.get(path).object())
                .containsEntry("name", "Beans")
                .containsEntry("description", "Whole")
                .containsEntry("count", 1);
        assertThat(shop.rest.delete(path).status()).isEqualTo(501);
        assertThat(shop.rest.delete(path + "?force=true").status()).isEqualTo(200);
        assertThat(shop.rest.get(path).status()).isEqualTo(404);
    }

    @Test
    void termBatch_answers200_withErrorsInside() {
        var batch = shop.rest.post(
                "/products/tags/batch",
                Map.of("create", List.of(Map.of("name", "new"), Map.of("name", "new")), "delete", List.of(999)));

        assertThat(batch.status()).isEqualTo(200);
        assertThat(batch.body()).contains("term_exists", "woocommerce_rest_term_invalid", "\"name\":\"new\"");
    }

    @Test
    void attributeTerms_belongToTheirAttribute() {
        int size = TestShop.id(
                shop.rest.post("/products/attributes", Map.of("name", "Size")).object());
        shop.rest.post("/products/attributes/" + size + "/terms", Map.of("name", "XL"));

        assertThat(shop.rest.get("/products/attributes/" + size + "/terms").list())
                .hasSize(1);
        assertThat(shop.rest
                        .get("/products/attributes/" + (size + 1) + "/terms")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void setting_isChanged_andOthersStay() {
        shop.rest.put("/settings/general/woocommerce_store_city", Map.of("value", "Leipzig"));

        assertThat(shop.rest.get("/settings/general/woocommerce_store_city").object())
                .containsEntry("value", "Leipzig")
                .containsEntry("group_id", "general");
        assertThat(shop.rest.get("/settings/general/woocommerce_currency").object())
                .containsEntry("value", "EUR");
        assertThat(shop.rest.get("/settings/nowhere").status()).isEqualTo(404);
        assertThat(shop.rest.get("/settings/general/nothing").status()).isEqualTo(404);
    }

    @Test
    void gateway_isSwitchedOff_inTheListToo() {
        shop.rest.put("/payment_gateways/cod", Map.of("enabled", false));

        assertThat(shop.rest.get("/payment_gateways/cod").object()).containsEntry("enabled", false);
        assertThat(shop.rest.get("/payment_gateways").list())
                .filteredOn(g -> g.get("id").equals("cod"))
                .allSatisfy(g -> assertThat(g.get("enabled")).isEqualTo(false));
    }

    @Test
    void reports_countWhatIsThere() {
        shop.order();
        shop.order();

        Map<String, Object> sales = shop.rest.get("/reports/sales").list().getFirst();
        assertThat(sales).containsEntry("total_orders", 2).containsEntry("total_sales", "18.00");
        assertThat(shop.rest.get("/reports/top_sellers").list().getFirst()).containsEntry("quantity", 2);
        assertThat(shop.rest.get("/reports/orders/totals").list())
                .filteredOn(t -> t.get("slug").equals("processing"))
                .allSatisfy(t -> assertThat(t.get("total")).isEqualTo(2));
    }
}
