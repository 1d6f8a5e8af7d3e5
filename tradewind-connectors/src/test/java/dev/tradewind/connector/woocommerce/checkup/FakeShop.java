package dev.tradewind.connector.woocommerce.checkup;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.testkit.HandClock;
import dev.tradewind.testkit.recorded.Recordings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A shop as a doctor meets it: it answers with what a real store answered, and has the faults that a test gives it. Faults add
 * up, as they do in shops.
 */
final class FakeShop implements Http {

    static final String URL = "https://127.0.0.1:8443";
    static final String KEY = "ck_a1b2c3d4e5";
    static final String SECRET = "cs_f6a7b8c9d0";
    static final String USER = "admin";
    static final String PASSWORD = "abcd EFGH 1234";
    static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");

    private static final Recordings RECORDINGS = Recordings.ofWooCommerce();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    final HandClock clock = new HandClock(NOW);
    final List<HttpCall> calls = new ArrayList<>();
    final Map<String, Object> status = asMap(file("system-status.json"));
    final List<Map<String, Object>> webhooks = new ArrayList<>();

    /** Answers instead of the shop, if it gives anything but what the shop would have. */
    UnaryOperator<HttpResult> front = result -> result;

    boolean plainPermalinks;
    boolean stripsAuthorization;
    boolean mayWrite = true;
    boolean caches;
    Duration clockAhead = Duration.ZERO;
    Duration pageTakes = Duration.ofMillis(900);

    private final Map<String, HttpResult.Reply> cache = new HashMap<>();

    FakeShop() {
        for (String topic : List.of("order.created", "order.updated", "order.deleted", "order.restored")) {
            webhook(topic, "active");
        }
    }

    Map<String, Object> webhook(String topic, String state) {
        Map<String, Object> webhook = new LinkedHashMap<>();
        webhook.put("id", 7 + webhooks.size());
        webhook.put("status", state);
        webhook.put("topic", topic);
        webhook.put("delivery_url", "https://hub.example/hooks/berlin-shop");
        webhooks.add(webhook);
        return webhook;
    }

    @Override
    public HttpResult send(HttpCall call) {
        calls.add(call);
        String address = call.url().toString();
        clock.forward(
                address.contains("per_page=100") && address.contains("/orders") ? pageTakes : Duration.ofMillis(50));
        if (caches && cache.containsKey(address)) {
            return front.apply(cache.get(address));
        }
        HttpResult.Reply reply = dated(answer(call, address));
        cache.put(address, reply);
        return front.apply(reply);
    }

    private HttpResult.Reply answer(HttpCall call, String address) {
        if (address.contains("rest_route=/&")) {
            return json(file("index.json"));
        }
        if (plainPermalinks && !address.contains("rest_route=")) {
            return redirect(address.replaceFirst("/?(\\?|$)", "/$1"));
        }
        String path = call.url().getPath();
        if (path.matches("(/index\\.php)?/wp-json/")) {
            return json(file("index.json"));
        }
        if (!isKnown(call, address)) {
            return recorded("e-auth/no-credentials.json");
        }
        return inside(call, path + address);
    }

    private HttpResult.Reply inside(HttpCall call, String address) {
        if (!call.method().equals("GET")) {
            return recorded(mayWrite ? "b-orders/batch-empty.json" : "e-auth/read-key-writing.json");
        }
        if (address.contains("system_status")) {
            return json(status);
        }
        if (address.contains("webhooks")) {
            return json(webhooks);
        }
        return address.contains("per_page=100")
                ? json(List.of(Map.of("id", 1), Map.of("id", 2)))
                : recorded("e-auth/read-key-reading.json");
    }

    /** Facts 19 and 21: keys on https and below wp-json only; anything else is as if nothing was given. */
    private boolean isKnown(HttpCall call, String address) {
        String header = call.headers().getOrDefault("Authorization", "");
        boolean inHeader = !stripsAuthorization && header.equals(basic(KEY, SECRET));
        boolean inQuery = address.contains("consumer_key=" + KEY + "&consumer_secret=" + SECRET);
        boolean byPassword = !stripsAuthorization && header.equals(basic(USER, PASSWORD));
        boolean keysCount = address.contains("wp-json/wc/") && address.startsWith("https:");
        return byPassword || (keysCount && (inHeader || inQuery));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResult.Reply dated(HttpResult.Reply reply) {
        Map<String, List<String>> headers = new HashMap<>(reply.headers());
        headers.put("Date", List.of(DATE.format(clock.instant().plus(clockAhead).atOffset(ZoneOffset.UTC))));
        return new HttpResult.Reply(reply.status(), headers, reply.body());
    }

    static HttpResult.Reply recorded(String name) {
        return RECORDINGS.exchange(name).reply();
    }

    /** What a real store answered, cut to what the checkup asks for. */
    private static Object file(String name) {
        try (InputStream in = FakeShop.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(
                    Json.read(Objects.requireNonNull(in, name).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HttpResult.Reply json(Object tree) {
        return new HttpResult.Reply(
                200, Map.of("Cache-Control", List.of("no-cache, no-store, private")), Json.write(tree));
    }

    static HttpResult.Reply page(int status, String html, Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new HttpResult.Reply(status, all, html.getBytes(StandardCharsets.UTF_8));
    }

    static HttpResult.Reply redirect(String to) {
        return page(301, "", Map.of("Location", to));
    }

    @SuppressWarnings("unchecked") // Keys of a JSON object are strings.
    static Map<String, Object> asMap(Object tree) {
        return (Map<String, Object>) tree;
    }

    @SuppressWarnings("unchecked") // A JSON list holds what a tree is made of.
    List<Object> plugins() {
        return (List<Object>) status.get("active_plugins");
    }
}
