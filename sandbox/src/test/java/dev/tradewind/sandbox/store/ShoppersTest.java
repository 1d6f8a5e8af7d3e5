package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ShoppersTest {

    private static StoreBuilder demo(long seed) {
        return SandboxStore.builder()
                .clock(() -> Instant.parse("2026-11-20T17:00:00Z"))
                .seed(seed)
                .delivery(new DeliveryMode.Manual());
    }

    /** The store as it looks after some shopping, its own address left out. */
    private static String afterShopping(long seed) {
        try (SandboxStore store = demo(seed).start()) {
            for (int i = 0; i < 30; i++) {
                store.shoppers().placeOne();
                store.shoppers().staffActOnce();
            }
            var orders = new ArrayList<Map<String, ?>>();
            store.orderIds().forEach(id -> orders.add(store.order(id)));
            return Json.text(orders).replace(store.url(), "");
        }
    }

    @Test
    void shoppers_withTheSameSeed_placeTheSameOrders() {
        assertThat(afterShopping(7)).isEqualTo(afterShopping(7)).isNotEqualTo(afterShopping(8));
    }

    @Test
    void orders_ofShoppers_addUpToTheCent() {
        long seed = System.nanoTime();
        try (SandboxStore store = demo(seed).start()) {
            for (int i = 0; i < 300; i++) {
                store.shoppers().placeOne();
                store.shoppers().staffActOnce();
            }

            assertThat(store.orderIds()).hasSize(300).allSatisfy(id -> {
                Map<String, ?> order = store.order(id);
                BigDecimal sum = sum(order, "line_items", "total")
                        .add(sum(order, "line_items", "total_tax"))
                        .add(sum(order, "shipping_lines", "total"))
                        .add(sum(order, "shipping_lines", "total_tax"))
                        .add(sum(order, "fee_lines", "total"))
                        .add(sum(order, "fee_lines", "total_tax"));
                BigDecimal taxLines =
                        sum(order, "tax_lines", "tax_total").add(sum(order, "tax_lines", "shipping_tax_total"));
                BigDecimal discount = sum(order, "line_items", "subtotal").subtract(sum(order, "line_items", "total"));
                assertThat(sum).as("seed %d, order %d", seed, id).isEqualByComparingTo((String) order.get("total"));
                assertThat(taxLines).as("seed %d, order %d", seed, id).isEqualByComparingTo((String)
                        order.get("total_tax"));
                assertThat(discount).as("seed %d, order %d", seed, id).isEqualByComparingTo((String)
                        order.get("discount_total"));
            });
        }
    }

    @SuppressWarnings("unchecked") // Lines are objects.
    private static BigDecimal sum(Map<String, ?> order, String lines, String field) {
        return ((List<Map<String, Object>>) order.get(lines))
                .stream().map(l -> new BigDecimal((String) l.get(field))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void orders_ofShoppers_showWhatRealOnesDo() {
        try (SandboxStore store = demo(3).start()) {
            for (int i = 0; i < 200; i++) {
                store.shoppers().placeOne();
                store.shoppers().staffActOnce();
            }
            var orders = store.orderIds().stream().map(store::order).toList();

            assertThat(orders).extracting(o -> o.get("status")).contains("processing", "completed", "on-hold");
            assertThat(orders).extracting(o -> o.get("payment_method")).contains("card", "cod", "bacs");
            assertThat(orders).anyMatch(o -> !((List<?>) o.get("refunds")).isEmpty());
            assertThat(orders).anyMatch(o -> !((List<?>) o.get("coupon_lines")).isEmpty());
            assertThat(orders).anyMatch(o -> !((List<?>) o.get("fee_lines")).isEmpty());
            assertThat(orders).anyMatch(o -> (int) o.get("customer_id") != 0);
            assertThat(orders).anyMatch(o -> o.get("total_tax").equals("0.00"));
        }
    }

    @Test
    void shoppers_started_placeOrdersUntilStopped() throws Exception {
        var placed = new CountDownLatch(3);
        try (SandboxStore store = SandboxStore.builder().start();
                Receiver receiver = new Receiver(d -> placed.countDown())) {
            store.registerWebhook("order.created", receiver.url());

            store.shoppers().start(Duration.ofMillis(20));

            assertThat(placed.await(20, TimeUnit.SECONDS)).isTrue();
            store.shoppers().stop();
            assertThat(store.shoppers().running()).isFalse();
            long atStop = store.shoppers().placed();
            assertThat(store.awaitQueue(Duration.ofSeconds(10))).isTrue();
            assertThat(store.shoppers().placed()).isEqualTo(atStop);
        }
    }

    @Test
    void shoppers_atAFullStore_stopAndSayWhy() throws Exception {
        try (SandboxStore store = demo(1).ordersMax(2).start()) {
            store.shoppers().start(Duration.ofMillis(10));

            assertThat(store.shoppers().awaitStopped(Duration.ofSeconds(20))).isTrue();
            assertThat(store.shoppers().lastProblem()).contains("2 orders, its limit");
            assertThat(store.orderIds()).hasSize(2);
        }
    }
}
