package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.sandbox.http.WebClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StoreAccessTest {

    private final TestShop shop = new TestShop();
    private final WebClient anonymous = new WebClient(shop.store.url(), Map.of());

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void call_withoutCredentials_isRefusedAsRecorded() {
        var reply = anonymous.get("/wp-json/wc/v3/orders");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body())
                .isEqualTo(
                        "{\"code\":\"woocommerce_rest_cannot_view\",\"message\":\"Sorry, you cannot list resources.\","
                                + "\"data\":{\"status\":401}}");
    }

    @Test
    void call_withAWrongSecret_saysSo() {
        var reply = anonymous.get(
                "/wp-json/wc/v3/orders?consumer_key=" + shop.store.consumerKey() + "&consumer_secret=cs_wrong");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).contains("woocommerce_rest_authentication_error", "Consumer secret is invalid.");
    }

    @Test
    void basic_onPlainHttp_isIgnoredWhenHttpsIsRequired() {
        try (SandboxStore strict =
                SandboxStore.builder().requireHttpsForBasic(true).start()) {
            var reply = new WebClient(strict.url(), Map.of("Authorization", TestShop.basic(strict)))
                    .get("/wp-json/wc/v3/orders");

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).contains("woocommerce_rest_cannot_view");
        }
    }

    @Test
    void api_answersBelowIndexPhpToo() {
        int order = shop.order();

        var reply =
                new WebClient(shop.store.url(), shop.rest.headers()).get("/index.php/wp-json/wc/v3/orders/" + order);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(TestShop.id(reply.object())).isEqualTo(order);
    }

    @Test
    void page_beyondTheEnd_forgetsTheTotalOfOrdersAndKeepsThatOfProducts() {
        shop.order();

        assertThat(shop.rest.get("/orders?page=9").header("X-WP-Total")).isEqualTo("0");
        assertThat(shop.rest.get("/products?page=9").header("X-WP-Total")).isEqualTo("2");
    }

    @Test
    void stock_isTakenByASaleAndGivenBackByACancel() {
        int order = shop.order(Map.of(
                "status", "processing", "line_items", List.of(Map.of("product_id", shop.coffee, "quantity", 60))));
        assertThat(shop.store.product(shop.coffee))
                .containsEntry("stock_quantity", -10)
                .containsEntry("stock_status", "outofstock");

        shop.rest.put("/orders/" + order, Map.of("status", "cancelled"));

        assertThat(shop.store.product(shop.coffee)).containsEntry("stock_quantity", 50);
    }

    @Test
    void body_thatIsNoObject_isTreatedAsEmptyOrRefused_neverAnError() {
        for (String body : List.of(
                "[]",
                "3",
                "\"x\"",
                "null",
                "{\"line_items\":3}",
                "{\"line_items\":[[]]}",
                "{\"status\":[]}",
                "{\"customer_note\":1e999999999}",
                "{\"meta_data\":[{\"key\":\"k\",\"value\":1e999999999}]}")) {
            int status = shop.rest.call("POST", "/orders", body).status();
            assertThat(status).as(body).isIn(201, 400);
        }
        assertThat(shop.rest.call("POST", "/orders", "{\"a\":").status()).isEqualTo(400);
    }

    @Test
    void store_holdsNoMoreOrdersThanItsLimit() {
        try (TestShop small = new TestShop(SandboxStore.builder().ordersMax(1))) {
            small.order();

            var refused = small.rest.post("/orders", Map.of());

            assertThat(refused.status()).isEqualTo(507);
            assertThat(refused.body()).contains("holds 1 orders, its limit");
        }
    }

    @Test
    void control_placesAnOrderAndChangesItsStatus() {
        try (SandboxStore store = SandboxStore.builder().start()) {
            var control = new WebClient(store.url() + "/_sandbox", Map.of());

            int id = TestShop.id(control.post("/orders", Map.of()).object());
            control.post("/orders/status", Map.of("id", id, "status", "cancelled"));

            assertThat(store.order(id)).containsEntry("status", "cancelled");
            assertThat(control.get("").object())
                    .containsEntry("orders", 1)
                    .containsEntry("consumer_key", store.consumerKey());
            assertThat(control.post("/orders/status", Map.of("id", 1, "status", "cancelled"))
                            .status())
                    .isEqualTo(400);
        }
    }

    private boolean moves(String path, Runnable action) {
        Object before = shop.rest.get(path).object().get("date_modified_gmt");
        shop.pass(Duration.ofSeconds(2));
        action.run();
        return !before.equals(shop.rest.get(path).object().get("date_modified_gmt"));
    }

    @Test
    void dateModified_movesOn_whereItDidInTheRecording() {
        int id = shop.order(Map.of(
                "status", "processing", "line_items", List.of(Map.of("product_id", shop.coffee, "quantity", 3))));
        String order = "/orders/" + id;
        String product = "/products/" + shop.coffee;
        Object line = ((Map<?, ?>) ((List<?>) shop.rest.get(order).object().get("line_items")).getFirst()).get("id");
        var back = List.of(Map.of("id", line, "quantity", 1));
        var meta = Map.of("meta_data", List.of(Map.of("key", "a", "value", "1")));

        assertThat(moves(order, () -> shop.rest.post(order + "/notes", Map.of("note", "n"))))
                .as("note")
                .isFalse();
        assertThat(moves(order, () -> shop.rest.put(order, Map.of("status", "processing"))))
                .as("same status")
                .isTrue();
        assertThat(moves(order, () -> shop.rest.put(order, Map.of())))
                .as("empty PUT")
                .isTrue();
        assertThat(moves(order, () -> shop.rest.put(order, meta))).as("meta").isTrue();
        assertThat(moves(
                        order, () -> shop.rest.post(order + "/refunds", Map.of("amount", "1.00", "api_refund", false))))
                .as("refund")
                .isTrue();
        assertThat(moves(
                        product,
                        () -> shop.rest.post(order + "/refunds", Map.of("api_refund", false, "line_items", back))))
                .as("product, by a refund with restocking")
                .isTrue();
        Object refund = shop.rest.get(order + "/refunds").list().getFirst().get("id");
        assertThat(moves(order, () -> shop.rest.delete(order + "/refunds/" + refund + "?force=true")))
                .as("refund deleted")
                .isFalse();
        assertThat(moves(product, shop::order)).as("product, by a sale").isTrue();
        assertThat(moves(product, () -> shop.rest.put(order, Map.of("status", "cancelled"))))
                .as("product, by a cancel")
                .isTrue();
    }
}
