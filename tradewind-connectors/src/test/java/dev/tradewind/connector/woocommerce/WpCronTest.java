package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.Nudge;
import dev.tradewind.api.Settings;
import dev.tradewind.sandbox.store.DeliveryMode;
import dev.tradewind.sandbox.store.SandboxStore;
import dev.tradewind.testkit.HandClock;
import dev.tradewind.testkit.contract.DirectHttp;
import dev.tradewind.testkit.contract.GivenSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A shop that nobody visits sends its webhooks only when its WP-Cron is driven (fact 10). */
class WpCronTest {

    @Test
    void quietStore_sendsNothing_untilItIsNudged() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpServer hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/hooks/shop", exchange -> {
            // The ping that a store sends when a webhook is made has no topic.
            told.addAll(exchange.getRequestHeaders().getOrDefault("X-WC-Webhook-Topic", List.of()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        hub.start();
        HandClock clock = new HandClock(Instant.parse("2026-03-01T10:00:00Z"));
        try (SandboxStore store = SandboxStore.builder()
                .clock(clock)
                .delivery(new DeliveryMode.WpCron(Duration.ofMinutes(1)))
                .start()) {
            store.registerWebhook(
                    "order.created",
                    "http://127.0.0.1:%d/hooks/shop".formatted(hub.getAddress().getPort()));
            store.shoppers().placeOne();
            clock.forward(Duration.ofHours(8));
            assertThat(told).as("after a night").isEmpty();

            Nudge nudge = WpCron.nudge(settings(store.url(), "PT1M")).orElseThrow();
            HttpResult result = new DirectHttp().send(nudge.call());

            assertThat(result)
                    .isInstanceOfSatisfying(
                            HttpResult.Reply.class, r -> assertThat(r.status()).isEqualTo(200));
            assertThat(told).contains("order.created");
            assertThat(nudge.every()).isEqualTo(Duration.ofMinutes(1));
            assertThat(nudge.call().headers()).as("no credentials").containsOnlyKeys("Accept");
            assertThat(nudge.call().url().getQuery()).isEqualTo("doing_wp_cron");
        } finally {
            hub.stop(0);
        }
    }

    private static Settings settings(String url, String drive) {
        return new GivenSettings(new WooCommerceConnector().description(), Map.of("url", url, "drive-cron", drive));
    }

    @Test
    void cron_isNotDriven_unlessItIsAskedFor_andNotMoreOftenThanWordPressRunsIt() {
        assertThat(WpCron.nudge(settings("https://shop.example", "off"))).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> WpCron.nudge(settings("https://shop.example", "PT10S")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("drive-cron must be from 1m to 1h, or off");
    }
}
