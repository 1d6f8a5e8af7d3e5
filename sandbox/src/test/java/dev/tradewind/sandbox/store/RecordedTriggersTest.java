package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import dev.tradewind.testkit.recorded.Recordings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: what set off webhooks in the recorded store sets off the same ones here, in the same order.
 *
 * <p>Method: do what each recording says was done, and compare topics, which of them name the same record, and the names
 * in each body. Ids themselves differ, so they are compared by when they first appear.
 */
final class RecordedTriggersTest {

    private static final List<String> TOPICS = List.of(
            "order.created",
            "order.updated",
            "order.deleted",
            "order.restored",
            "product.created",
            "product.updated",
            "product.deleted",
            "product.restored",
            "customer.created",
            "customer.updated",
            "customer.deleted",
            "coupon.created",
            "coupon.updated",
            "coupon.deleted",
            "coupon.restored",
            "action.woocommerce_order_status_completed",
            "action.woocommerce_payment_complete",
            "action.woocommerce_low_stock",
            "action.woocommerce_new_order");

    private final Recordings recordings = Recordings.ofWooCommerce();
    private final Receiver receiver = new Receiver();
    private final TestShop shop = new TestShop(SandboxStore.builder());
    private final SandboxStore store = shop.store;

    @AfterEach
    void close() throws Exception {
        shop.close();
        receiver.close();
    }

    private static void listen(SandboxStore store, Receiver receiver) {
        TOPICS.forEach(topic -> store.registerWebhook(topic, receiver.url()));
        store.runQueue();
        receiver.forget();
    }

    private void check(String recording, Runnable trigger) {
        check(recording, trigger, store, receiver);
    }

    private void check(String recording, Runnable trigger, SandboxStore at, Receiver heard) {
        heard.forget();
        trigger.run();
        at.runQueue();
        List<String> ours = pattern(heard.webhooks().stream()
                .map(d -> new Heard(d.topic(), tree(d.body())))
                .toList());
        List<String> theirs = pattern(recordings.deliveries(recording).stream()
                .map(d -> new Heard(
                        String.valueOf(d.headers().get("X-WC-Webhook-Topic")),
                        tree(new String(d.body(), StandardCharsets.UTF_8))))
                .toList());

        assertThat(ours).as(recording).containsExactlyElementsOf(theirs);
        shop.pass(Duration.ofSeconds(1));
    }

    private record Heard(String topic, Tree body) {}

    private static Tree tree(String body) {
        return Tree.of(Json.read(body));
    }

    /** Topic, the record by a letter, and the names of the body, of each delivery. */
    private static List<String> pattern(List<Heard> heard) {
        var letters = new LinkedHashMap<String, String>();
        var lines = new ArrayList<String>();
        for (Heard one : heard) {
            String id = one.body().text("code", one.body().text("id", one.body().text("arg", "")));
            boolean error = one.body().has("data");
            String shown =
                    error ? id : letters.computeIfAbsent(id, none -> String.valueOf((char) ('A' + letters.size())));
            lines.add(one.topic() + " " + shown + " "
                    + new TreeSet<>(one.body().map().keySet()));
        }
        return lines;
    }

    private int create(String path, Map<String, ?> body) {
        return TestShop.id(shop.rest.post(path, body).object());
    }

    private void put(String path, Map<String, ?> body) {
        assertThat(shop.rest.put(path, body).status()).isEqualTo(200);
    }

    private Map<String, Object> lines(int... products) {
        var lines = new ArrayList<Map<String, Object>>();
        for (int product : products) {
            lines.add(Map.of("product_id", product, "quantity", 1));
        }
        return Map.of("status", "processing", "line_items", lines);
    }

    @Test
    void orders_tellAsRecorded() {
        int second = create("/products", Map.of("name", "Beans", "manage_stock", true, "stock_quantity", 9));
        listen(store, receiver);
        var order = new int[1];
        check(
                "f-webhooks/10-order-created-by-rest.json",
                () -> order[0] = create("/orders", lines(shop.coffee, second)));
        String path = "/orders/" + order[0];
        check(
                "f-webhooks/11-order-put-meta.json",
                () -> put(path, Map.of("meta_data", List.of(Map.of("key", "erp", "value", "1")))));
        check("f-webhooks/12-order-put-same-values.json", () -> put(path, Map.of("status", "processing")));
        check("f-webhooks/13-order-put-status-completed.json", () -> put(path, Map.of("status", "completed")));
        check("f-webhooks/14-order-note.json", () -> create(path + "/notes", Map.of("note", "internal")));
        int line = ((Number) Tree.of(store.order(order[0]))
                        .children("line_items")
                        .getFirst()
                        .get("id"))
                .intValue();
        check(
                "f-webhooks/15-order-refund-line.json",
                () -> create(
                        path + "/refunds",
                        Map.of(
                                "api_refund",
                                false,
                                "line_items",
                                List.of(Map.of("id", line, "quantity", 1, "refund_total", 7.5)))));
        check("f-webhooks/16-five-updates-before-queue-run.json", () -> {
            for (int i = 0; i < 5; i++) {
                put(path, Map.of("customer_note", "n" + i));
            }
        });
        check("f-webhooks/17-order-trash.json", () -> shop.rest.delete(path));
        check("f-webhooks/18-order-untrash.json", () -> store.untrashOrder(order[0]));
        check("f-webhooks/19-order-trashed-update-by-rest.json", () -> put(path, Map.of("status", "processing")));
        check("f-webhooks/20-order-force-delete.json", () -> shop.rest.delete(path + "?force=true"));
        check("f-webhooks/21-create-update-forcedelete-before-queue.json", () -> {
            int short1 = create("/orders", lines(shop.coffee, second));
            put("/orders/" + short1, Map.of("status", "completed"));
            shop.rest.delete("/orders/" + short1 + "?force=true");
        });
        check(
                "f-webhooks/22-orders-batch-create-3.json",
                () -> shop.rest.post("/orders/batch", Map.of("create", List.of(Map.of(), Map.of(), Map.of()))));
    }

    @Test
    void productsCustomersAndCoupons_tellAsRecorded() {
        int shirt = create(
                "/products",
                Map.of(
                        "name",
                        "Shirt",
                        "type",
                        "variable",
                        "attributes",
                        List.of(Map.of("name", "Size", "variation", true, "options", List.of("S")))));
        int variation = create(
                "/products/" + shirt + "/variations",
                Map.of("regular_price", "9", "attributes", List.of(Map.of("name", "Size", "option", "S"))));
        listen(store, receiver);
        var id = new int[1];
        check(
                "f-webhooks/30-product-create.json",
                () -> id[0] = create("/products", Map.of("name", "Lab", "manage_stock", true, "stock_quantity", 3)));
        String path = "/products/" + id[0];
        check("f-webhooks/31-product-put-stock.json", () -> put(path, Map.of("stock_quantity", 4)));
        check("f-webhooks/32-product-put-same-stock.json", () -> put(path, Map.of("stock_quantity", 4)));
        check(
                "f-webhooks/33-variation-put.json",
                () -> put(
                        "/products/" + shirt + "/variations/" + variation,
                        Map.of("manage_stock", true, "stock_quantity", 5)));
        check(
                "f-webhooks/34-products-batch-stock.json",
                () -> shop.rest.post(
                        "/products/batch",
                        Map.of(
                                "update",
                                List.of(
                                        Map.of("id", id[0], "stock_quantity", 3),
                                        Map.of("id", shop.coffee, "stock_quantity", 7)))));
        check("f-webhooks/35-sale-reduces-stock.json", () -> create("/orders", lines(id[0])));
        check("f-webhooks/36-product-trash.json", () -> shop.rest.delete(path));
        check("f-webhooks/37-product-force-delete.json", () -> shop.rest.delete(path + "?force=true"));
        check(
                "f-webhooks/40-customer-create.json",
                () -> id[0] = create("/customers", Map.of("email", "c@example.test")));
        String customer = "/customers/" + id[0];
        check("f-webhooks/41-customer-update.json", () -> put(customer, Map.of("first_name", "C")));
        check("f-webhooks/42-customer-delete.json", () -> shop.rest.delete(customer + "?force=true"));
        check("f-webhooks/43-coupon-create.json", () -> id[0] = create("/coupons", Map.of("code", "lab")));
        check("f-webhooks/44-coupon-update.json", () -> put("/coupons/" + id[0], Map.of("amount", "3")));
        check("f-webhooks/45-coupon-trash.json", () -> shop.rest.delete("/coupons/" + id[0]));
    }

    @Test
    void legacyStorage_tellsAsRecorded() throws Exception {
        try (var legacy = new TestShop(SandboxStore.builder().legacy(true));
                var heard = new Receiver()) {
            for (String topic : TOPICS.subList(0, 15)) {
                legacy.store.registerWebhook(topic, heard.url());
            }
            legacy.store.runQueue();
            var order = new int[1];
            check(
                    "f-webhooks/80-legacy-order-created.json",
                    () -> order[0] = legacy.order(Map.of("line_items", List.of(Map.of("product_id", legacy.mug)))),
                    legacy.store,
                    heard);
            String path = "/orders/" + order[0];
            check(
                    "f-webhooks/81-legacy-order-put-status.json",
                    () -> legacy.rest.put(path, Map.of("status", "completed")),
                    legacy.store,
                    heard);
            check("f-webhooks/82-legacy-order-trash.json", () -> legacy.rest.delete(path), legacy.store, heard);
            check(
                    "f-webhooks/83-legacy-order-force-delete.json",
                    () -> legacy.rest.delete(path + "?force=true"),
                    legacy.store,
                    heard);
            int other = legacy.order();
            legacy.store.runQueue();
            check(
                    "f-webhooks/84-legacy-order-force-delete-untrashed.json",
                    () -> legacy.rest.delete("/orders/" + other + "?force=true"),
                    legacy.store,
                    heard);
        }
    }

    @Test
    void checkout_tellsAsRecorded() {
        for (String topic : List.of("order.created", "order.updated", "action.woocommerce_new_order")) {
            store.registerWebhook(topic, receiver.url());
        }
        Checkout checkout = store.routes().checkout();
        var draft = new Order[1];
        check(
                "f-webhooks/90-checkout-page-opened.json",
                () -> store.change(() -> {
                    draft[0] = checkout.open(Tree.of(Map.of("line_items", List.of(Map.of("product_id", shop.mug)))));
                    return true;
                }));
        check(
                "f-webhooks/91-checkout-placed.json",
                () -> store.change(() -> {
                    checkout.place(draft[0], new Tree(Checkout.form(Map.of(), Map.of(), "cod", "Cash on delivery", 0)));
                    return true;
                }));
    }

    @Test
    void answers_countAsRecorded() {
        for (String name : List.of(
                "50-answer-500-until-disabled",
                "51-answer-404",
                "52-answer-410",
                "53-answer-301",
                "54-answer-302",
                "55-answer-307",
                "56-answer-303",
                "57-answer-204",
                "58-answer-500-then-200")) {
            receiver.answerStatus(Integer.parseInt(name.substring(10, 13)));
            Webhook webhook = onlyWebhook("order.updated");
            int order = shop.order();
            for (Tree step :
                    Tree.of(recordings.tree("f-webhooks/" + name + ".json")).children("timeline")) {
                put("/orders/" + order, Map.of());
                store.runQueue();
                assertThat(row(webhook)).as("%s, %s", name, step.map()).isEqualTo(recordedRow(step));
            }
        }
    }

    @Test
    void disabledWebhook_onceMoreActive_isDisabledByOneFailure_andSavedByOneSuccess() {
        receiver.answerStatus(500);
        Webhook webhook = onlyWebhook("order.updated");
        int order = shop.order();
        for (int i = 0; i < 7; i++) {
            put("/orders/" + order, Map.of());
            store.runQueue();
        }
        put("/webhooks/" + webhook.id, Map.of("status", "active"));
        put("/orders/" + order, Map.of());
        store.runQueue();
        assertThat(row(webhook)).isEqualTo(counted("50b-reenable-keeps-failure-count", "row_after"));

        put("/webhooks/" + webhook.id, Map.of("status", "active"));
        receiver.answerStatus(200);
        put("/orders/" + order, Map.of());
        store.runQueue();
        assertThat(row(webhook)).isEqualTo(counted("58b-success-resets-count", "row"));
    }

    @Test
    void receiverThatIsGone_isCountedAsRecorded() throws Exception {
        Webhook webhook = onlyWebhook("order.updated");
        receiver.close();
        put("/orders/" + shop.order(), Map.of());
        store.runQueue();

        assertThat(row(webhook)).isEqualTo(counted("59-connection-refused", "row"));
    }

    @Test
    void webhookPausedOrDeletedWhileWaiting_isSentAsRecorded() {
        Webhook webhook = onlyWebhook("order.updated");
        int order = shop.order();
        store.runQueue();
        receiver.forget();
        put("/orders/" + order, Map.of());
        put("/webhooks/" + webhook.id, Map.of("status", "paused"));
        store.runQueue();
        assertThat(receiver.webhooks()).hasSize(sent("60-paused-while-pending"));

        put("/webhooks/" + webhook.id, Map.of("status", "active"));
        put("/orders/" + order, Map.of());
        shop.rest.delete("/webhooks/" + webhook.id + "?force=true");
        receiver.forget();
        store.runQueue();
        assertThat(receiver.webhooks()).hasSize(sent("61-deleted-while-pending"));
    }

    @Test
    void signature_withASpecialSecret_isTheRecordedOne() {
        var delivery =
                recordings.deliveries("f-webhooks/62-special-secret.json").getFirst();

        assertThat(WebhookSender.sign(delivery.body(), delivery.secret().orElseThrow()))
                .isEqualTo(delivery.headers().get("X-WC-Webhook-Signature"));
    }

    private int sent(String name) {
        return Tree.of(recordings.tree("f-webhooks/" + name + ".json")).integer("deliveries", -1);
    }

    private Webhook onlyWebhook(String topic) {
        store.shop().webhooks.keySet().stream()
                .toList()
                .forEach(id -> shop.rest.delete("/webhooks/" + id + "?force=true"));
        int id = store.registerWebhook(topic, receiver.url());
        Webhook webhook = store.shop().webhooks.get(id);
        webhook.pendingPing = false;
        return webhook;
    }

    /** Status and failures, as the row of the database shows them. */
    private static String row(Webhook webhook) {
        return webhook.status + "\t" + webhook.failureCount;
    }

    private String counted(String name, String field) {
        return Tree.of(recordings.tree("f-webhooks/" + name + ".json"))
                .text(field, "")
                .replaceFirst("\t\\d+$", "");
    }

    private static String recordedRow(Tree step) {
        return step.text("row_status_failurecount_pending", "").replaceFirst("\t\\d+$", "");
    }
}
