package dev.tradewind.app.demo;

import dev.tradewind.api.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Tells a WooCommerce store, over its REST API, where to send its webhooks about orders. */
final class WebhookSetup {

    private static final List<String> TOPICS =
            List.of("order.created", "order.updated", "order.deleted", "order.restored");

    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    private final URI store;
    private final String authorization;

    WebhookSetup(URI store, String key, String secret) {
        this.store = store;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** Registers one webhook for each topic. */
    void register(URI address, String webhookSecret) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String topic : TOPICS) {
                Map<String, String> webhook = Map.of(
                        "name",
                        "Tradewind " + topic,
                        "topic",
                        topic,
                        "delivery_url",
                        address.toString(),
                        "secret",
                        webhookSecret);
                HttpRequest request = HttpRequest.newBuilder(store.resolve("/wp-json/wc/v3/webhooks"))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .timeout(ANSWER_MAX)
                        .POST(BodyPublishers.ofByteArray(Json.write(webhook)))
                        .build();
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != 201) {
                    throw new IllegalStateException("The store at " + store + " refused the webhook " + topic
                            + " with HTTP " + answer.statusCode() + ": " + answer.body());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The store at " + store + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the webhooks were registered.", e);
        }
    }
}
