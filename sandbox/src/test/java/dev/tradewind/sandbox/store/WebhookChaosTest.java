package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong with webhooks on their way goes wrong the same way again, and by the store's clock. */
final class WebhookChaosTest {

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    private List<String> deliveries(long seed) {
        try (var shop = new TestShop(SandboxStore.builder().seed(seed))) {
            shop.store.registerWebhook("order.created", receiver.url());
            shop.store.chaos(new Chaos(30, 20, 20, 5, Duration.ofSeconds(60)));
            int first = shop.order();
            for (int i = 0; i < 40; i++) {
                shop.pass(Duration.ofSeconds(5));
                shop.order();
                shop.store.runQueue();
            }
            shop.pass(Duration.ofMinutes(5));
            shop.store.runQueue();
            shop.pass(Duration.ofMinutes(5));
            shop.store.runQueue();
            assertThat(shop.store.queueSize()).isZero();
            return shop.store.sentWebhooks().stream()
                    .map(sent -> sent.at() + " " + (sent.resourceId() - first) + " " + sent.outcome())
                    .toList();
        }
    }

    @Test
    void chaos_isTheSame_forTheSameSeed() {
        List<String> one = deliveries(11);

        assertThat(deliveries(11)).isEqualTo(one);
        assertThat(deliveries(12)).isNotEqualTo(one);
        assertThat(one).anyMatch(d -> d.endsWith("dropped")).anyMatch(d -> d.endsWith("failed"));
    }

    @Test
    void delay_byHand_isByTheStoresClock() {
        try (var shop = new TestShop()) {
            shop.store.registerWebhook("order.created", receiver.url());
            receiver.forget();
            shop.store.chaos(new Chaos(0, 0, 0, 0, Duration.ofMinutes(10)));
            for (int i = 0; i < 30; i++) {
                shop.order();
            }

            shop.store.runQueue();
            int atOnce = receiver.webhooks().size();
            shop.pass(Duration.ofMinutes(5));
            shop.store.runQueue();
            int later = receiver.webhooks().size();
            shop.pass(Duration.ofMinutes(5));
            shop.store.runQueue();

            assertThat(atOnce).isLessThan(later);
            assertThat(later).isBetween(1, 29);
            assertThat(receiver.webhooks()).hasSize(30);
        }
    }

    @Test
    void failures_inARow_disableTheWebhook_asTheRecordedStoreDid() {
        try (var shop = new TestShop()) {
            int id = shop.store.registerWebhook("order.created", receiver.url());
            receiver.forget();
            shop.store.chaos(new Chaos(0, 0, 0, 100, Duration.ZERO));
            for (int i = 0; i < 7; i++) {
                assertThat(shop.store.webhookStatus(id)).isEqualTo("active");
                shop.order();
                shop.store.runQueue();
            }

            assertThat(shop.store.webhookStatus(id)).isEqualTo("disabled");
            assertThat(receiver.webhooks()).isEmpty();
        }
    }

    @Test
    void duplicate_isTheSameBytes_andComesLater() {
        try (var shop = new TestShop()) {
            shop.store.registerWebhook("order.created", receiver.url());
            receiver.forget();
            shop.store.chaos(new Chaos(0, 100, 0, 0, Duration.ZERO));
            int first = shop.order();
            int second = shop.order();
            shop.store.runQueue();

            assertThat(shop.store.sentWebhooks())
                    .extracting(SentWebhook::resourceId)
                    .containsExactly(first, second, first, second);
            assertThat(receiver.webhooks().get(2).body())
                    .isEqualTo(receiver.webhooks().getFirst().body());
        }
    }
}
