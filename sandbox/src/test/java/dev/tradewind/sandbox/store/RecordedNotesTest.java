package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.testkit.recorded.Delivery;
import dev.tradewind.testkit.recorded.Recordings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Holds the sandbox store against what was written down beside the exchanges: times that move, a ping, waiting, speed, a checkout. */
final class RecordedNotesTest {

    private final Recordings recordings = Recordings.ofWooCommerce();
    private final TestShop shop = new TestShop();

    @AfterEach
    void close() {
        shop.close();
    }

    /** Whether a step moved the order's and the product's time of change, and the stock. */
    private record Moved(boolean order, boolean product, int stock) {}

    @Test
    void modifiedTimes_moveAsRecorded() {
        var steps = new LinkedHashMap<String, Consumer<String>>();
        int order = shop.order(Map.of(
                "status", "processing", "line_items", List.of(Map.of("product_id", shop.coffee, "quantity", 3))));
        String path = "/orders/" + order;
        int line = Tree.of(shop.store.order(order))
                .children("line_items")
                .getFirst()
                .integer("id", 0);
        var sale = new ArrayList<Integer>();
        steps.put("POST note", what -> shop.rest.post(path + "/notes", Map.of("note", "x")));
        steps.put("PUT with no real change (status same)", what -> shop.rest.put(path, Map.of("status", "processing")));
        steps.put("PUT empty body {}", what -> shop.rest.put(path, Map.of()));
        Map<String, ?> meta = Map.of("meta_data", List.of(Map.of("key", "a", "value", "1")));
        steps.put("PUT meta_data", what -> shop.rest.put(path, meta));
        steps.put("PUT same meta again", what -> shop.rest.put(path, meta));
        steps.put(
                "POST refund amount only (partial)",
                what -> shop.rest.post(path + "/refunds", Map.of("amount", "1.00", "api_refund", false)));
        steps.put(
                "POST refund line item with restock",
                what -> shop.rest.post(
                        path + "/refunds",
                        Map.of(
                                "api_refund",
                                false,
                                "line_items",
                                List.of(Map.of("id", line, "quantity", 1, "refund_total", 7.5)))));
        steps.put("DELETE refund", what -> {
            int refund =
                    Tree.of(shop.rest.get(path + "/refunds").list().getFirst()).integer("id", 0);
            shop.rest.delete(path + "/refunds/" + refund + "?force=true");
        });
        steps.put(
                "a sale of the product (new order processing)",
                what -> sale.add(shop.order(Map.of(
                        "status",
                        "processing",
                        "line_items",
                        List.of(Map.of("product_id", shop.coffee, "quantity", 2))))));
        steps.put("PUT product same stock", what -> shop.rest.put("/products/" + shop.coffee, Map.of()));

        int compared = 0;
        for (Object one : (List<?>) recordings.tree("i-behaviour/date-modified.json")) {
            Tree recorded = Tree.of(one);
            Consumer<String> step = steps.get(recorded.text("what", ""));
            if (step != null) {
                List<?> stock = (List<?>) recorded.get("stock");
                var theirs = new Moved(
                        recorded.flag("order_changed", false),
                        recorded.flag("product_changed", false),
                        ((Number) stock.get(1)).intValue() - ((Number) stock.get(0)).intValue());
                assertThat(moved(order, step)).as(recorded.text("what", "")).isEqualTo(theirs);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(steps.size());
    }

    private Moved moved(int order, Consumer<String> step) {
        Tree orderBefore = Tree.of(shop.store.order(order));
        Tree productBefore = Tree.of(shop.store.product(shop.coffee));
        shop.pass(Duration.ofSeconds(2));
        step.accept("");
        Tree orderAfter = Tree.of(shop.store.order(order));
        Tree productAfter = Tree.of(shop.store.product(shop.coffee));
        return new Moved(
                differs(orderBefore, orderAfter),
                differs(productBefore, productAfter),
                productAfter.integer("stock_quantity", 0) - productBefore.integer("stock_quantity", 0));
    }

    private static boolean differs(Tree before, Tree after) {
        return !before.text("date_modified_gmt", "").equals(after.text("date_modified_gmt", ""));
    }

    @Test
    void ping_isTheRecordedOne_butForTheNumbers() throws Exception {
        Delivery recorded = recordings
                .deliveries("f-webhooks/01-ping-on-create-by-rest.json")
                .getFirst();
        try (var receiver = new Receiver()) {
            int id = shop.store.registerWebhook("order.created", receiver.url());

            Receiver.Delivery ours = receiver.deliveries().getFirst();
            assertThat(ours.body()).isEqualTo("webhook_id=" + id);
            assertThat(new String(recorded.body(), StandardCharsets.UTF_8)).matches("webhook_id=\\d+");
            assertThat(ours.headerOrder())
                    .containsExactlyInAnyOrderElementsOf(recorded.headers().keySet());
        }
    }

    /** One delivery that takes too long, and the ping that is repeated with it, held the recorded queue up for 65 s. */
    @Test
    void timeouts_areTheRecordedOnes() {
        Tree recorded = Tree.of(recordings.tree("f-webhooks/63-timeout.json"));
        Duration both = WebhookSender.DELIVERY_TIMEOUT.plus(WebhookSender.PING_TIMEOUT);

        assertThat(recorded.decimal("queue_run_seconds").doubleValue())
                .isCloseTo((double) both.toSeconds(), within(1.0));
        assertThat(recorded.decimal("create_webhook_request_seconds").doubleValue())
                .isCloseTo((double) WebhookSender.PING_TIMEOUT.toSeconds(), within(0.5));
    }

    /** The slow host is fitted to these measurements, within a third: they were made under load. */
    @Test
    void pace_fitsWhatWasMeasured() {
        var work = Map.of(
                "GET orders per_page=100", new HostPace.Work(true, false, 100, HostPace.FIELDS_MAX),
                "GET orders per_page=100 _fields=id,status,date_modified_gmt", new HostPace.Work(true, false, 100, 3),
                "GET one order", new HostPace.Work(true, false, 1, HostPace.FIELDS_MAX),
                "GET products per_page=100", new HostPace.Work(false, false, 100, HostPace.FIELDS_MAX),
                "POST products/batch 100 stock updates", new HostPace.Work(false, true, 100, HostPace.FIELDS_MAX));
        Tree measured = Tree.of(recordings.tree("i-behaviour/throughput.json"));
        int compared = 0;
        for (Tree one : measured.children("results")) {
            HostPace.Work done = work.get(one.text("what", ""));
            if (done != null && one.integer("connections", 0) == 1) {
                long ours = HostPace.recorded().latency(done).toMillis();
                int theirs = one.integer("p50_ms", 0);
                assertThat((double) ours).as(one.text("what", "")).isCloseTo(theirs, within(theirs / 3.0));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(work.size());
    }

    /** Of the shop's own pages only their effect on orders is simulated: a draft when opened, an order when placed. */
    @Test
    void checkout_goesThroughTheRecordedStates() {
        assertThat(recordings.exchange("j-checkout/cart-add-item.json").status())
                .isEqualTo(201);
        var draft = new Order[1];
        Checkout checkout = shop.store.routes().checkout();
        shop.store.change(() -> {
            draft[0] = checkout.open(
                    Tree.of(Map.of("line_items", List.of(Map.of("product_id", shop.mug, "quantity", 2)))));
            return true;
        });
        Tree opened = answer("j-checkout/checkout-get.json");
        assertThat(draft[0].status).isEqualTo(opened.text("status", ""));
        shop.store.change(() -> {
            checkout.place(draft[0], new Tree(Checkout.form(Map.of(), Map.of(), "cod", "Cash on delivery", 0)));
            return true;
        });
        Tree placed = answer("j-checkout/checkout-place.json");
        assertThat(draft[0].status).isEqualTo(placed.text("status", ""));
        assertThat(placed.integer("order_id", 0)).isEqualTo(opened.integer("order_id", 1));
    }

    private Tree answer(String name) {
        return Tree.of(
                dev.tradewind.api.json.Json.read(recordings.exchange(name).body()));
    }
}
