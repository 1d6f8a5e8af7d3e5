package dev.tradewind.app.crash;

import dev.tradewind.api.json.Json;
import dev.tradewind.testkit.recorded.Delivery;
import dev.tradewind.testkit.recorded.Recordings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A shop whose orders change often: sends each change once, signed, whether or not the hub is there, and never again, as
 * WooCommerce does. Remembers what was acknowledged.
 */
final class Shop implements AutoCloseable {

    static final String SECRET = "kill-test-webhook-secret";

    private static final int WORKERS = 8;
    private static final int VERSIONS = 4;
    private static final String ORDER = "f-webhooks/91-checkout-placed.json";
    private static final LocalDateTime PLACED = LocalDateTime.parse("2026-11-20T17:36:16");
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    /** Between two webhooks of a worker: some hundreds a second in all. */
    private static final Duration PACE = Duration.ofMillis(10);

    /** While the hub is dead: a refusal costs the machine as much as a webhook. */
    private static final Duration PACE_ALONE = Duration.ofMillis(60);

    private final URI hooks;
    private final AtomicLong nextOrder = new AtomicLong(500_000);
    private final AtomicLong sent = new AtomicLong();
    private final Set<Version> acknowledged = new HashSet<>();
    private final List<Thread> workers = new ArrayList<>();
    private final List<String> oddities = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile boolean closing;

    Shop(int hubPort) {
        this.hooks = URI.create("http://127.0.0.1:" + hubPort + "/hooks/shop");
    }

    void open() {
        for (int i = 0; i < WORKERS; i++) {
            workers.add(Thread.ofPlatform().daemon().name("shopper-" + i).start(this::shop));
        }
    }

    synchronized Set<Version> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    long sent() {
        return sent.get();
    }

    /** Answers that a shop should never get: neither 200 nor a busy hub. */
    synchronized List<String> oddities() {
        return List.copyOf(oddities);
    }

    private void shop() {
        try {
            while (!closing) {
                long order = nextOrder.incrementAndGet();
                for (int version = 1; version <= VERSIONS && !closing; version++) {
                    boolean reached = send(new Version(Long.toString(order), version));
                    Thread.sleep(reached ? PACE : PACE_ALONE); // The pace of the load, not a wait for something.
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there was an answer. */
    private boolean send(Version version) throws InterruptedException {
        byte[] body = body(version);
        HttpRequest request = HttpRequest.newBuilder(hooks)
                .timeout(ANSWER_MAX)
                .header("Content-Type", "application/json")
                .header("X-WC-Webhook-Topic", version.number() == 1 ? "order.created" : "order.updated")
                .header("X-WC-Webhook-Signature", signature(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        sent.incrementAndGet();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            note(version, answer);
            return true;
        } catch (IOException e) {
            // Refused, or cut off in the middle: not acknowledged, and the shop does not care further.
            return false;
        }
    }

    private synchronized void note(Version version, HttpResponse<String> answer) {
        if (answer.statusCode() == 200) {
            acknowledged.add(version);
        } else if (answer.statusCode() != 503) {
            oddities.add(answer.statusCode() + " " + answer.body());
        }
    }

    private static byte[] body(Version version) {
        Map<String, @Nullable Object> order = recorded();
        order.put("id", Long.parseLong(version.order()));
        order.put("number", version.order());
        order.put("customer_note", "v" + version.number());
        String modified = PLACED.plusSeconds(version.number()).toString();
        order.put("date_modified_gmt", modified);
        order.put("date_modified", modified);
        return Json.write(order);
    }

    private static Map<String, @Nullable Object> recorded() {
        return Json.readObject(Recorded.BODY);
    }

    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** Sends no more; comes back when the last answers are in. */
    @Override
    public void close() {
        closing = true;
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }

    private static final class Recorded {
        private static final byte[] BODY = Recordings.ofWooCommerce().deliveries(ORDER).stream()
                .filter(delivery -> delivery.topic().startsWith("order."))
                .map(Delivery::body)
                .findFirst()
                .orElseThrow();
    }
}
