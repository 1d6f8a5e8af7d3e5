package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.sandbox.http.WebClient;
import dev.tradewind.testkit.recorded.Recordings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store whose webhooks go out as WP-Cron has it: with traffic only, and about once a minute. */
final class WpCronTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();
    private final TestShop shop = new TestShop(SandboxStore.builder(), new DeliveryMode.WpCron(Duration.ofMinutes(1)));
    private int order;

    @BeforeEach
    void listen() {
        shop.store.registerWebhook("order.updated", receiver.url());
        order = shop.order();
        shop.store.runQueue();
        receiver.forget();
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
        receiver.close();
    }

    private void anonymousVisit() {
        new WebClient(shop.store.url(), Map.of()).get("/shop");
    }

    private void cron() {
        var answer = new WebClient(shop.store.url(), Map.of()).get("/wp-cron.php?doing_wp_cron");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    private void change() {
        shop.rest.put("/orders/" + order, Map.of());
    }

    @Test
    void webhook_waitsForTheNextRequestAfterAMinute_asRecorded() throws Exception {
        List<Tree> recorded = Tree.of(Recordings.ofWooCommerce().tree("f-webhooks/70-natural-delay.json"))
                .children("results");
        change();
        shop.pass(Duration.ofSeconds(90));
        // No request, so nothing is sent however long it takes.
        assertThat(receiver.webhooks()).hasSize(recorded.get(3).integer("delivered", -1));

        anonymousVisit();
        assertThat(shop.store.awaitQueue(LIMIT)).isTrue();
        assertThat(receiver.topics()).containsExactly("order.updated");
        // With steady traffic the wait ends within the minute.
        assertThat(recorded.subList(0, 3))
                .allSatisfy(one -> assertThat(one.decimal("seconds_from_put_to_delivery"))
                        .isBetween(new java.math.BigDecimal(45), new java.math.BigDecimal(60)));
    }

    @Test
    void requests_withinTheMinute_sendNothing() {
        shop.pass(Duration.ofSeconds(61));
        cron();
        change();
        for (int i = 0; i < 5; i++) {
            shop.pass(Duration.ofSeconds(10));
            anonymousVisit();
        }
        assertThat(receiver.webhooks()).isEmpty();
        assertThat(shop.store.queueSize()).isEqualTo(1);

        shop.pass(Duration.ofSeconds(11));
        cron();
        assertThat(receiver.webhooks()).hasSize(1);
    }

    @Test
    void wpCron_answersWhenEverythingDueIsSent() {
        change();
        shop.pass(Duration.ofMinutes(2));

        cron();

        assertThat(receiver.webhooks()).hasSize(1);
        assertThat(shop.store.queueSize()).isZero();
    }

    @Test
    void wpCron_isThere_inEveryMode() {
        try (var other = new TestShop()) {
            assertThat(new WebClient(other.store.url(), Map.of())
                            .get("/wp-cron.php")
                            .status())
                    .isEqualTo(200);
        }
    }
}
