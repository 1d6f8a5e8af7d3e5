package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What differs where orders are kept as posts. */
final class LegacyStorageTest {

    private final Receiver receiver = new Receiver();
    private final TestShop shop = new TestShop(SandboxStore.builder().legacy(true));

    @AfterEach
    void close() {
        shop.close();
        receiver.close();
    }

    @Test
    void trashedOrder_firesProductAndCouponDeleted_withTheOrdersId() {
        int order = shop.order();
        shop.store.runQueue();
        for (String topic : new String[] {"coupon.deleted", "product.deleted", "order.deleted"}) {
            shop.store.registerWebhook(topic, receiver.url());
        }

        shop.rest.delete("/orders/" + order);
        shop.store.runQueue();

        assertThat(shop.store.sentWebhooks())
                .filteredOn(sent -> sent.topic().endsWith(".deleted"))
                .extracting(SentWebhook::topic)
                .containsExactly("coupon.deleted", "product.deleted", "order.deleted");
        assertThat(shop.store.sentWebhooks())
                .filteredOn(sent -> sent.topic().endsWith(".deleted"))
                .allSatisfy(sent -> assertThat(sent.resourceId()).isEqualTo(order));
    }

    @Test
    void orderDeletedForGood_firesNothing() {
        int order = shop.order();
        shop.store.runQueue();
        shop.store.registerWebhook("order.deleted", receiver.url());
        shop.store.registerWebhook("product.deleted", receiver.url());

        shop.rest.delete("/orders/" + order + "?force=true");

        assertThat(shop.store.queueSize()).isZero();
        assertThat(shop.rest.get("/orders/" + order).status()).isEqualTo(404);
    }

    @Test
    void pageBeyondTheEnd_showsTheRealTotal() {
        shop.order();
        shop.order();

        var reply = shop.rest.get("/orders?page=9");

        assertThat(reply.list()).isEmpty();
        assertThat(reply.header("X-WP-Total")).isEqualTo("2");
    }

    @Test
    void systemStatus_saysThatHposIsOff() {
        assertThat(shop.rest.get("/system_status").body()).contains("\"HPOS_enabled\":false");
    }
}
