package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store whose plug-ins add statuses and fields. */
final class PluginsTest {

    private final TestShop shop = new TestShop(SandboxStore.builder()
            .pluginStatuses(List.of("partially-shipped"))
            .orderPlugin(order -> {
                order.put("gift_cards", List.of(Map.of("code", "GIFT", "amount", "5.00")));
                return order;
            }));

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void addedStatus_isTakenListedAndFilteredBy() {
        int order = shop.order();

        assertThat(shop.rest
                        .put("/orders/" + order, Map.of("status", "partially-shipped"))
                        .status())
                .isEqualTo(200);
        assertThat(shop.rest.get("/orders?status=partially-shipped").list()).hasSize(1);
        assertThat(shop.rest.get("/orders/statuses").body()).contains("partially-shipped");
        assertThat(shop.rest.put("/orders/" + order, Map.of("status", "lost")).status())
                .isEqualTo(400);
    }

    @Test
    void addedStatus_occursAmongGeneratedOrders() {
        shop.store.generate(5, 1_000, 1);

        assertThat(shop.rest
                        .get("/orders?status=partially-shipped&per_page=100")
                        .list())
                .hasSizeBetween(3, 30);
    }

    @Test
    void addedFields_areShown_inWebhooksToo() {
        int order = shop.order();

        assertThat(shop.rest.get("/orders/" + order).body()).contains("gift_cards");
        assertThat(shop.store.order(order)).containsKey("gift_cards");
    }
}
