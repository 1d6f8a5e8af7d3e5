package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Answer.Header;
import dev.tradewind.sandbox.store.Shop.Event;
import dev.tradewind.sandbox.store.WebhookQueue.Pending;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Builds, signs and sends webhooks and pings, and keeps the failure counter. */
final class WebhookSender implements WebhookQueue.Sender {

    /** A delivery may take so long, and holds up all behind it (recorded). */
    static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(60);

    static final Duration PING_TIMEOUT = Duration.ofSeconds(5);
    private static final int PING_REDIRECTS_MAX = 5;
    private static final int LOG_MAX = 10_000;

    /** A delivery as it goes over the wire. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; bytes on the wire are an array.
    record Letter(
            int webhookId,
            String topic,
            int resourceId,
            URI url,
            String deliveryId,
            byte[] body,
            List<Header> headers) {}

    private final Shop shop;
    private final Hookshot http;
    private final RandomGenerator random;
    private final BiFunction<String, Integer, Map<String, @Nullable Object>> payloads;
    private final ArrayDeque<SentWebhook> log = new ArrayDeque<>();
    private final String salt;
    private volatile Chaos chaos = Chaos.NONE;

    /** @param payloads what the REST API shows of a resource (such as "order") with an id */
    WebhookSender(
            Shop shop,
            Hookshot http,
            RandomGenerator random,
            BiFunction<String, Integer, Map<String, @Nullable Object>> payloads) {
        this.shop = shop;
        this.http = http;
        this.random = random;
        this.payloads = payloads;
        this.salt = "sandbox-" + random.nextLong();
    }

    void chaos(Chaos newChaos) {
        chaos = newChaos;
    }

    synchronized List<SentWebhook> log() {
        return List.copyOf(log);
    }

    private synchronized void remember(SentWebhook sent) {
        log.add(sent);
        if (log.size() > LOG_MAX) {
            log.remove();
        }
    }

    @Override
    public Optional<Pending> send(Pending pending) {
        if (pending.copy().isPresent()) {
            Hookshot.Result result = post(pending.copy().get());
            remember(sent(pending.copy().get(), result.status(), outcome(result)));
            return Optional.empty(); // The store knows nothing of the copy, so it counts nothing.
        }
        Optional<Letter> letter = shop.read(() -> write(pending));
        if (letter.isEmpty()) {
            return Optional.empty(); // The webhook was deleted while this waited.
        }
        Letter one = letter.get();
        if (hit(chaos.failPercent())) {
            counted(one, 0, "failed");
            return Optional.empty();
        }
        if (hit(chaos.dropPercent())) {
            counted(one, 200, "dropped");
            return Optional.empty();
        }
        Hookshot.Result result = post(one);
        counted(one, result.status(), outcome(result));
        return hit(chaos.duplicatePercent())
                ? Optional.of(new Pending(pending.webhookId(), pending.event(), letter))
                : Optional.empty();
    }

    private static String outcome(Hookshot.Result result) {
        return result.status() == 0 ? result.failure() : "answered";
    }

    private synchronized boolean hit(int percent) {
        return percent > 0 && random.nextInt(100) < percent;
    }

    private Hookshot.Result post(Letter letter) {
        return http.post(letter.url(), letter.headers(), letter.body(), DELIVERY_TIMEOUT);
    }

    /** Keeps the store's failure counter, and the log. */
    private void counted(Letter letter, int status, String outcome) {
        shop.read(() -> {
            Webhook webhook = shop.webhooks.get(letter.webhookId());
            if (webhook != null) {
                webhook.answered(status);
            }
            return true;
        });
        boolean arrived = !outcome.equals("dropped");
        remember(sent(letter, arrived ? status : 0, outcome));
    }

    private SentWebhook sent(Letter letter, int status, String outcome) {
        return new SentWebhook(
                shop.time.clock().instant(),
                letter.webhookId(),
                letter.topic(),
                letter.resourceId(),
                letter.deliveryId(),
                letter.body(),
                status,
                outcome);
    }

    private Optional<Letter> write(Pending pending) {
        Webhook webhook = shop.webhooks.get(pending.webhookId());
        if (webhook == null) {
            return Optional.empty();
        }
        byte[] body = PhpJson.write(payload(webhook, pending.event()));
        String deliveryId = deliveryId(webhook.id);
        var headers = new ArrayList<Header>(head());
        headers.add(new Header("Content-Type", "application/json"));
        headers.add(new Header("X-WC-Webhook-Source", shop.url() + "/"));
        headers.add(new Header("X-WC-Webhook-Topic", webhook.topic));
        headers.add(new Header("X-WC-Webhook-Resource", webhook.resource()));
        headers.add(new Header("X-WC-Webhook-Event", webhook.event()));
        headers.add(new Header("X-WC-Webhook-Signature", sign(body, webhook.secret)));
        headers.add(new Header("X-WC-Webhook-ID", String.valueOf(webhook.id)));
        headers.add(new Header("X-WC-Webhook-Delivery-ID", deliveryId));
        headers.add(new Header("Connection", "close"));
        headers.add(new Header("Content-Length", String.valueOf(body.length)));
        return Optional.of(new Letter(
                webhook.id,
                webhook.topic,
                pending.event().id(),
                URI.create(webhook.deliveryUrl),
                deliveryId,
                body,
                headers));
    }

    private Map<String, @Nullable Object> payload(Webhook webhook, Event event) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        if (webhook.resource().equals("action")) {
            tree.put("action", webhook.event());
            tree.put("arg", event.id() == 0 ? List.of() : (Object) event.id());
            return tree;
        }
        if (webhook.event().equals("deleted")) {
            tree.put("id", event.id());
            return tree;
        }
        try {
            return payloads.apply(webhook.resource(), event.id());
        } catch (RestError gone) {
            return gone.tree(); // Signed and sent as if it were the resource (recorded).
        }
    }

    /** Pings as the store does when a webhook is saved: at once, unsigned, form-encoded, following redirects. */
    void ping(Webhook webhook) {
        URI url = shop.read(() -> URI.create(webhook.deliveryUrl));
        byte[] body = ("webhook_id=" + webhook.id).getBytes(StandardCharsets.US_ASCII);
        var headers = new ArrayList<Header>(head());
        headers.add(new Header("Connection", "close"));
        headers.add(new Header("Content-Length", String.valueOf(body.length)));
        headers.add(new Header("Content-Type", "application/x-www-form-urlencoded"));
        Hookshot.Result result = http.post(url, headers, body, PING_TIMEOUT);
        for (int i = 0; i < PING_REDIRECTS_MAX && result.location().isPresent(); i++) {
            result = http.get(url.resolve(result.location().get()), PING_TIMEOUT);
        }
        boolean fine = result.status() >= 200 && result.status() < 300;
        shop.read(() -> {
            webhook.pendingPing = !fine;
            webhook.modified = fine ? shop.time.now() : webhook.modified;
            return fine;
        });
    }

    private static List<Header> head() {
        return List.of(
                new Header(
                        "User-Agent",
                        "WooCommerce/" + SandboxStore.WOOCOMMERCE_VERSION + " Hookshot (WordPress/"
                                + SandboxStore.WORDPRESS_VERSION + ")"),
                new Header("Accept", "*/*"),
                new Header("Accept-Encoding", "deflate, gzip, br, zstd"));
    }

    static String sign(byte[] body, String secret) {
        byte[] mac = hmac("HmacSHA256", secret, body);
        return Base64.getEncoder().encodeToString(mac);
    }

    /** Of the webhook and the second only: all deliveries of a webhook within a second share it. */
    private String deliveryId(int webhookId) {
        String text = webhookId + String.valueOf(shop.time.now().getEpochSecond());
        return HexFormat.of().formatHex(hmac("HmacMD5", salt, text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] hmac(String algorithm, String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
