package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each recorded quirk of WooCommerce's webhooks; numbers are those of docs/sandbox.md. */
final class WebhookQuirksTest {

    private final TestShop shop = new TestShop();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        shop.close();
        receiver.close();
    }

    private void hook(String... topics) {
        for (String topic : topics) {
            shop.store.registerWebhook(topic, receiver.url());
        }
        receiver.forget();
    }

    @Test
    void delivery_carriesTheRecordedHeadersInTheirOrder_andAValidSignature() throws Exception {
        hook("order.created");
        int id = shop.order();

        shop.store.runQueue();

        assertThat(receiver.deliveries()).hasSize(1);
        var delivery = receiver.deliveries().getFirst();
        assertThat(delivery.requestLine()).isEqualTo("POST /hooks HTTP/1.0");
        assertThat(delivery.headerOrder())
                .containsExactly(
                        "Host",
                        "User-Agent",
                        "Accept",
                        "Accept-Encoding",
                        "Content-Type",
                        "X-WC-Webhook-Source",
                        "X-WC-Webhook-Topic",
                        "X-WC-Webhook-Resource",
                        "X-WC-Webhook-Event",
                        "X-WC-Webhook-Signature",
                        "X-WC-Webhook-ID",
                        "X-WC-Webhook-Delivery-ID",
                        "Connection",
                        "Content-Length");
        assertThat(delivery.headers())
                .containsEntry("User-Agent", "WooCommerce/10.0.2 Hookshot (WordPress/6.8.3)")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("X-WC-Webhook-Source", shop.store.url() + "/")
                .containsEntry("X-WC-Webhook-Resource", "order")
                .containsEntry("X-WC-Webhook-Event", "created")
                .containsEntry("Connection", "close");
        assertThat(delivery.headers().get("X-WC-Webhook-Signature"))
                .isEqualTo(signature(delivery.body(), shop.store.webhookSecret()));
        assertThat(delivery.headers().get("X-WC-Webhook-Delivery-ID")).matches("[0-9a-f]{32}");
        assertThat(delivery.body())
                .startsWith("{\"id\":" + id + ",\"parent_id\":0,")
                .contains("http:\\/\\/");
    }

    private static String signature(String body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void orderByRest_firesCreatedThenUpdatedThenProductUpdatedPerManagedProduct() {
        hook("order.updated", "product.updated", "order.created");

        shop.order(Map.of(
                "status",
                "processing",
                "line_items",
                List.of(
                        Map.of("product_id", shop.coffee, "quantity", 2),
                        Map.of("product_id", shop.mug, "quantity", 1))));
        shop.store.runQueue();

        assertThat(receiver.topics()).containsExactly("order.created", "order.updated", "product.updated");
    }

    private void put(int order, Map<String, ?> body) {
        assertThat(shop.rest.put("/orders/" + order, body).status()).isEqualTo(200);
    }

    private int webhook(String topic, String url) {
        return TestShop.id(shop.rest
                .post("/webhooks", Map.of("topic", topic, "delivery_url", url, "secret", "s"))
                .object());
    }

    private String status(int webhook) {
        return (String) shop.rest.get("/webhooks/" + webhook).object().get("status");
    }

    /** One update of the order and one run of the queue: one attempt, if the webhook is active. */
    private void attempt(int order) {
        put(order, Map.of());
        shop.store.runQueue();
    }

    @Test
    void ping_isUnsignedAndFormEncoded_whenAWebhookIsCreatedAndWhenItsUrlChanges() {
        int id = webhook("order.created", receiver.url());
        shop.rest.put("/webhooks/" + id, Map.of("name", "new name"));
        shop.rest.put("/webhooks/" + id, Map.of("delivery_url", receiver.url() + "/other"));

        assertThat(receiver.deliveries()).hasSize(2).allSatisfy(ping -> {
            assertThat(ping.body()).isEqualTo("webhook_id=" + id);
            assertThat(ping.headerOrder())
                    .containsExactly(
                            "Host",
                            "User-Agent",
                            "Accept",
                            "Accept-Encoding",
                            "Connection",
                            "Content-Length",
                            "Content-Type");
            assertThat(ping.headers()).containsEntry("Content-Type", "application/x-www-form-urlencoded");
        });
    }

    @Test
    void ping_thatFails_isRepeatedOnEverySaveAndDoesNotFailTheCreate() {
        receiver.answerStatus(500);

        int id = webhook("order.created", receiver.url());
        shop.rest.put("/webhooks/" + id, Map.of("name", "once more"));

        assertThat(status(id)).isEqualTo("active");
        assertThat(receiver.deliveries()).hasSize(2);
    }

    @Test
    void ping_followsARedirect_unlikeADelivery() {
        receiver.answerOnce("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");

        webhook("order.created", receiver.url());

        assertThat(receiver.deliveries())
                .extracting(Receiver.Delivery::requestLine)
                .containsExactly("POST /hooks HTTP/1.0", "GET /elsewhere HTTP/1.0");
    }

    @Test
    void fiveUpdates_beforeTheQueueRuns_areOneDeliveryWithTheLastState() {
        int order = shop.order();
        shop.store.runQueue();
        hook("order.updated");

        for (int i = 1; i <= 5; i++) {
            put(order, Map.of("customer_note", "note " + i));
        }
        shop.store.runQueue();

        assertThat(receiver.webhooks()).hasSize(1);
        assertThat(receiver.webhooks().getFirst().body()).contains("\"customer_note\":\"note 5\"");
    }

    @Test
    void failure_isNotRetried_andTheSeventhInARowDisables() {
        int order = shop.order();
        int id = webhook("order.updated", receiver.url());
        shop.store.runQueue();
        receiver.forget();
        receiver.answerStatus(500);

        for (int i = 1; i <= 6; i++) {
            attempt(order);
            assertThat(status(id)).as("after failure %d", i).isEqualTo("active");
        }
        attempt(order);
        assertThat(status(id)).isEqualTo("disabled");
        attempt(order);

        assertThat(receiver.webhooks()).hasSize(7);
    }

    @Test
    void webhook_enabledAgain_isDisabledByTheNextFailure_andSavedByOneSuccess() {
        int order = shop.order();
        int id = webhook("order.updated", receiver.url());
        receiver.answerStatus(500);
        for (int i = 1; i <= 7; i++) {
            attempt(order);
        }

        shop.rest.put("/webhooks/" + id, Map.of("status", "active"));
        attempt(order);
        assertThat(status(id)).isEqualTo("disabled");

        shop.rest.put("/webhooks/" + id, Map.of("status", "active"));
        receiver.answerStatus(200);
        attempt(order);
        receiver.answerStatus(500);
        attempt(order);
        assertThat(status(id)).isEqualTo("active");
    }

    @ParameterizedTest
    @CsvSource({"200,true", "204,true", "301,true", "302,true", "303,false", "307,false", "404,false", "410,false"})
    void answer_countsAsDelivered_from200To302(int answer, boolean delivered) {
        int order = shop.order();
        int id = webhook("order.updated", receiver.url());
        receiver.answerStatus(answer);

        for (int i = 1; i <= 7; i++) {
            attempt(order);
        }

        assertThat(status(id)).isEqualTo(delivered ? "active" : "disabled");
        assertThat(receiver.webhooks()).as("nothing is followed").hasSize(7);
    }

    @Test
    void deliveryId_isTheSame_forAllDeliveriesOfAWebhookWithinASecond() {
        hook("order.created", "order.updated");
        shop.order();
        shop.order();
        shop.store.runQueue();
        shop.pass(Duration.ofSeconds(1));
        shop.order();
        shop.store.runQueue();

        List<String> ids = receiver.webhooks().stream()
                .filter(d -> d.topic().equals("order.created"))
                .map(d -> d.headers().get("X-WC-Webhook-Delivery-ID"))
                .toList();
        assertThat(ids).hasSize(3);
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
        assertThat(receiver.webhooks().get(1).headers().get("X-WC-Webhook-Delivery-ID"))
                .as("of another webhook")
                .isNotEqualTo(ids.get(0));
    }

    @Test
    void orderGoneAtDelivery_isASignedErrorBodyUnderItsTopic() throws Exception {
        hook("order.created");
        int order = shop.order();
        shop.rest.delete("/orders/" + order + "?force=true");
        shop.store.runQueue();

        var delivery = receiver.webhooks().getFirst();
        assertThat(delivery.body())
                .isEqualTo("{\"code\":\"woocommerce_rest_shop_order_invalid_id\",\"message\":\"Invalid ID.\","
                        + "\"data\":{\"status\":404}}");
        assertThat(delivery.headers().get("X-WC-Webhook-Signature"))
                .isEqualTo(signature(delivery.body(), shop.store.webhookSecret()));
    }

    @Test
    void deletion_tellsTheIdOnly_andOnlyOfTheTrash() {
        int order = shop.order();
        int other = shop.order();
        shop.store.runQueue();
        hook("order.deleted", "order.restored", "order.updated");

        shop.rest.delete("/orders/" + order);
        shop.rest.delete("/orders/" + other + "?force=true");
        shop.store.runQueue();
        shop.store.untrashOrder(order);
        shop.store.runQueue();

        assertThat(receiver.topics()).containsExactly("order.deleted", "order.restored");
        assertThat(receiver.webhooks().getFirst().body()).isEqualTo("{\"id\":" + order + "}");
        assertThat(receiver.webhooks().getLast().body()).contains("\"status\":\"processing\"");
    }

    @Test
    void trashingAProduct_firesCouponDeleted_andTrashingACoupon_firesProductDeleted() {
        hook("product.deleted", "coupon.deleted");
        int coupon = TestShop.id(
                shop.rest.post("/coupons", Map.of("code", "X1", "amount", "5")).object());

        shop.rest.delete("/products/" + shop.mug);
        shop.store.runQueue();
        shop.rest.delete("/coupons/" + coupon);
        shop.store.runQueue();

        assertThat(receiver.webhooks())
                .extracting(d -> d.topic() + d.body())
                .containsExactly(
                        "coupon.deleted{\"id\":" + shop.mug + "}",
                        "product.deleted{\"id\":" + shop.mug + "}",
                        "coupon.deleted{\"id\":" + coupon + "}",
                        "product.deleted{\"id\":" + coupon + "}");
    }

    @Test
    void update_withoutAChange_firesAndANoteDoesNot() {
        int order = shop.order();
        shop.store.runQueue();
        hook("order.updated");

        shop.rest.post("/orders/" + order + "/notes", Map.of("note", "hello"));
        assertThat(shop.store.runQueue()).isZero();
        put(order, Map.of("status", "processing"));
        assertThat(shop.store.runQueue()).isEqualTo(1);
        shop.rest.post("/orders/" + order + "/refunds", Map.of("amount", "1.00", "api_refund", false));
        assertThat(shop.store.runQueue()).isEqualTo(1);
    }

    @Test
    void checkout_firesUpdatedAsDraftWhenOpened_andUpdatedBeforeCreatedWhenPlaced() {
        hook("order.created", "order.updated");

        Order draft = shop.store.change(() -> shop.store
                .routes()
                .checkout()
                .open(Tree.of(Map.of("line_items", List.of(Map.of("product_id", shop.mug, "quantity", 2))))));
        shop.store.runQueue();
        shop.store.change(() -> {
            shop.store.routes().checkout().place(draft, Tree.of(Map.of("payment_method", "cod")));
            return true;
        });
        shop.store.runQueue();

        assertThat(receiver.topics()).containsExactly("order.updated", "order.updated", "order.created");
        assertThat(receiver.webhooks().getFirst().body()).contains("\"status\":\"checkout-draft\"");
        assertThat(receiver.webhooks().getLast().body()).contains("\"status\":\"processing\"");
    }

    @Test
    void webhook_pausedWhileWaiting_isStillDelivered_andADeletedOneIsNot() {
        int paused = webhook("order.created", receiver.url());
        int deleted = webhook("order.updated", receiver.url());
        receiver.forget();
        shop.order();

        shop.rest.put("/webhooks/" + paused, Map.of("status", "paused"));
        shop.rest.delete("/webhooks/" + deleted + "?force=true");
        shop.store.runQueue();

        assertThat(receiver.topics()).containsExactly("order.created");
    }

    @Test
    void secret_withSpecialCharacters_signsTheBytesAsTheyAre() throws Exception {
        String secret = "a&b\"<c>'d ü";
        shop.rest.post("/webhooks", Map.of("topic", "order.created", "delivery_url", receiver.url(), "secret", secret));
        shop.order();
        shop.store.runQueue();

        var delivery = receiver.webhooks().getFirst();
        assertThat(delivery.headers().get("X-WC-Webhook-Signature")).isEqualTo(signature(delivery.body(), secret));
    }

    @Test
    void action_carriesTheIdOnly_andNothingOfAnObject() {
        hook("action.woocommerce_new_order", "action.woocommerce_low_stock");
        shop.rest.put("/products/" + shop.coffee, Map.of("stock_quantity", 3));

        int order = shop.order();
        shop.store.runQueue();

        assertThat(receiver.webhooks())
                .extracting(Receiver.Delivery::body)
                .containsExactly(
                        "{\"action\":\"woocommerce_new_order\",\"arg\":" + order + "}",
                        "{\"action\":\"woocommerce_low_stock\",\"arg\":[]}");
    }

    @Test
    void variation_isSentTheWayProductsShowIt() {
        int parent = TestShop.id(shop.rest
                .post("/products", Map.of("name", "Shirt", "type", "variable", "sku", "TS"))
                .object());
        int variation = TestShop.id(shop.rest
                .post(
                        "/products/" + parent + "/variations",
                        Map.of("regular_price", "9", "manage_stock", true, "stock_quantity", 4))
                .object());
        shop.store.runQueue();
        hook("product.updated");

        shop.rest.put("/products/" + parent + "/variations/" + variation, Map.of("stock_quantity", 77));
        shop.store.runQueue();

        assertThat(receiver.webhooks()).hasSize(1);
        assertThat(receiver.webhooks().getFirst().body())
                .startsWith("{\"id\":" + variation + ",")
                .contains("\"type\":\"variation\"", "\"parent_id\":" + parent, "\"stock_quantity\":77");
    }

    @Test
    void chaos_dropsDuplicatesAndReorders_andTheStoreTakesAllForDelivered() {
        int id = webhook("order.created", receiver.url());
        receiver.forget();
        shop.store.chaos(new Chaos(30, 30, 30, Duration.ZERO));

        for (int i = 0; i < 60; i++) {
            shop.order();
        }
        shop.store.runQueue();

        List<String> bodies =
                receiver.webhooks().stream().map(Receiver.Delivery::body).toList();
        List<Integer> orders =
                shop.store.sentWebhooks().stream().map(SentWebhook::resourceId).toList();
        assertThat(shop.store.sentWebhooks()).extracting(SentWebhook::outcome).contains("dropped", "answered");
        assertThat(bodies.stream().distinct().count()).isLessThan(60).isLessThan(bodies.size());
        assertThat(orders).isNotEqualTo(orders.stream().sorted().toList());
        assertThat(status(id)).isEqualTo("active");
    }

    @Test
    void receiverThatIsGone_isOneFailureAndNoRetry() {
        String url = receiver.url();
        receiver.close();
        shop.store.registerWebhook("order.created", url);

        shop.order();

        assertThat(shop.store.runQueue()).isEqualTo(1);
        assertThat(shop.store.sentWebhooks()).hasSize(1).allSatisfy(sent -> {
            assertThat(sent.status()).isZero();
            assertThat(sent.outcome()).contains("ConnectException");
        });
        assertThat(shop.store.queueSize()).isZero();
    }

    @Test
    void delay_isWaitedFor_andChaosAddsARandomOne() throws Exception {
        try (SandboxStore store = SandboxStore.builder()
                .delivery(new DeliveryMode.After(Duration.ofMillis(300)))
                .start()) {
            store.registerWebhook("order.created", receiver.url());
            receiver.forget();
            store.chaos(new Chaos(0, 0, 0, Duration.ofMillis(100)));

            long before = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                store.shoppers().placeOne();
            }
            assertThat(store.queueSize()).isEqualTo(20);

            assertThat(store.awaitQueue(Duration.ofSeconds(20))).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(300));
            assertThat(receiver.webhooks()).hasSize(20);
        }
    }
}
