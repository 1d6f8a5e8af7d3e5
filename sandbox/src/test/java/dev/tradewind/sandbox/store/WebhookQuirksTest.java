package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
