package dev.tradewind.app.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.api.Connector;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import dev.tradewind.app.server.ProgramConnectors;
import dev.tradewind.connector.woocommerce.WooCommerceConnector;
import dev.tradewind.engine.Configuration;
import dev.tradewind.engine.Hub;
import dev.tradewind.engine.HubSettings;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.mapping.JsonataExpressions;
import dev.tradewind.engine.sync.Retention;
import dev.tradewind.sandbox.store.Chaos;
import dev.tradewind.sandbox.store.DeliveryMode;
import dev.tradewind.sandbox.store.SandboxStore;
import dev.tradewind.testkit.HandClock;
import dev.tradewind.testkit.contract.GivenSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A store, a hub that watches it, and the road between them, on which webhooks come to harm. One clock for all. */
final class World implements AutoCloseable {

    /** Longer than the time between two sweeps and the time that a sweep looks back. */
    private static final Duration A_SWEEP = Duration.ofMinutes(11);

    /** Longer than the hub leaves webhooks alone. */
    private static final Duration A_LOOK = Duration.ofMinutes(16);

    /** More than any test makes. */
    private static final int WEBHOOKS_MAX = 50;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** More than any test has orders. */
    private static final int KNOWN_MAX = 10_000;

    /** Begins now: the store's HTTP server dates its answers by the machine's clock, and a sweep begins at such a date. */
    final HandClock clock = new HandClock(Instant.now());

    final SandboxStore store;
    private final Hub hub;
    private final HttpServer road;
    private final Source reading;
    private final Semaphore moved = new Semaphore(0);
    private volatile boolean blocked;

    /**
     * A world with a hub that has not started.
     *
     * @param cared whether the hub makes and mends the store's webhooks; otherwise they are made once, by hand
     * @param legacy whether the store keeps orders as posts
     */
    World(Path folder, long seed, Chaos chaos, boolean cared, boolean legacy) throws IOException {
        store = SandboxStore.builder()
                .seed(seed)
                .legacy(legacy)
                .clock(clock)
                .delivery(new DeliveryMode.Manual())
                .start();
        road = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        road.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        road.createContext("/hooks/shop", this::pass);
        URI here = URI.create("http://127.0.0.1:" + road.getAddress().getPort());
        hub = hub(folder, cared ? Optional.of(here) : Optional.empty());
        reading = reading();
        road.start();
        for (String topic : cared
                ? List.<String>of()
                : List.of("order.created", "order.updated", "order.deleted", "order.restored")) {
            store.registerWebhook(topic, here + "/hooks/shop");
        }
        store.chaos(chaos);
    }

    /** Starts the hub, and waits until it has begun to watch: what was before is no matter of a sweep. */
    void begin() throws InterruptedException {
        hub.start();
        await(() -> hub.stores().cursors().find("shop", "orders").isPresent(), Duration.ZERO);
    }

    /** While it is blocked, every webhook is answered with an error. */
    void block(boolean now) {
        blocked = now;
    }

    /** Whether the store has switched a webhook off, because the hub was away too often. */
    boolean isSwitchedOff() {
        return webhooks().contains("disabled");
    }

    /** States of the store's webhooks. */
    List<String> webhooks() {
        return IntStream.range(1, WEBHOOKS_MAX)
                .mapToObj(store::webhookStatus)
                .filter(status -> !status.isEmpty())
                .toList();
    }

    /** Waits until the hub has seen to it that the store has so many webhooks, all of them on. */
    void awaitWebhooks(int count) throws InterruptedException {
        await(() -> webhooks().equals(Collections.nCopies(count, "active")), A_LOOK);
    }

    /** Waits until the hub knows what the store holds, without any time passing: no sweep comes. */
    Map<String, String> differencesWithoutSweep() throws InterruptedException {
        store.runQueue();
        await(() -> differences().isEmpty(), Duration.ZERO);
        return differences();
    }

    /** Lets sweeps, and a census, come until the hub knows what the store holds; what it did not know in the end. */
    Map<String, String> differencesAfterSweeps() throws InterruptedException {
        store.runQueue();
        await(() -> differences().isEmpty(), A_SWEEP);
        return differences();
    }

    private void await(java.util.function.BooleanSupplier reached, Duration step) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < deadline) {
            clock.forward(step);
            long until = System.nanoTime() + LOOK_AGAIN.toNanos();
            while (!reached.getAsBoolean() && System.nanoTime() < until) {
                if (moved.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    moved.drainPermits();
                }
            }
        }
    }

    /** Orders of which the hub's entity store does not hold exactly what the store would tell now. */
    private Map<String, String> differences() {
        Map<String, String> differences = new TreeMap<>();
        for (int id : store.orderIds()) {
            String key = String.valueOf(id);
            Map<String, ?> there = canonical(key);
            Optional<Map<String, ?>> here = hub.stores()
                    .entities()
                    .find(new EntityKey("shop", "orders", key))
                    .map(entity -> Json.readObject(entity.json()));
            if (here.isEmpty() || !here.get().equals(there)) {
                differences.put(
                        key,
                        "store: " + there.get("status") + " " + there.get("modifiedAt") + ", hub: "
                                + here.<Object>map(h -> h.get("status") + " " + h.get("modifiedAt"))
                                        .orElse("nothing"));
            }
        }
        for (long key : hub.stores().entities().numbered("shop", "orders", 0, Long.MAX_VALUE, KNOWN_MAX)) {
            if (!store.orderIds().contains((int) key)) {
                differences.put(String.valueOf(key), "store: nothing, hub: there");
            }
        }
        return differences;
    }

    private Map<String, ?> canonical(String key) {
        byte[] body = Json.write(store.order(Integer.parseInt(key)));
        Normalised normalised = reading.normalise(new RawRecord("orders", "order.read", key, body, Map.of()));
        return Json.tree(((Normalised.Changed) normalised).entity());
    }

    private Source reading() {
        Connector connector = new WooCommerceConnector();
        var settings = new GivenSettings(
                connector.description(),
                Map.of(
                        "url", store.url(),
                        "credentials.key", "ck_test",
                        "credentials.secret", "cs_test",
                        "sweep-overlap", "PT5M"));
        return connector
                .source(new dev.tradewind.api.ConnectionContext(
                        "shop", settings, JsonataExpressions.forChecking(), clock))
                .orElseThrow();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            int status = blocked
                    ? 500
                    : hub.receive("shop", new InboundRequest("POST", headers, body))
                            .status();
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private Hub hub(Path folder, Optional<URI> publicUrl) {
        Map<String, String> secrets =
                Map.of("KEY", store.consumerKey(), "SECRET", store.consumerSecret(), "HOOKS", store.webhookSecret());
        Hub opened = Hub.open(
                new HubSettings(
                        new DatabaseSettings.Sqlite(folder.resolve("hub.db")),
                        Retention.DEFAULT,
                        name -> Optional.empty(),
                        name -> Optional.ofNullable(secrets.get(name)),
                        clock,
                        Steps.NONE,
                        publicUrl),
                new ProgramConnectors());
        String documents = """
                connection: shop
                connector: woocommerce
                url: %s
                credentials: { key: "${env:KEY}", secret: "${env:SECRET}" }
                webhook-secret: ${env:HOOKS}
                census-every: 1h
                ---
                connection: erp
                connector: sandbox-erp
                url: http://127.0.0.1:9
                credentials: { key: "${env:KEY}" }
                ---
                flow: watched
                from: { connection: shop, stream: orders, when: "false" }
                to: { connection: erp, operation: upsert-sales-order }
                map: "{}"
                """.formatted(store.url());
        Configuration.Applied applied = opened.configuration()
                .apply(Map.of("shop.yaml", documents.getBytes(StandardCharsets.UTF_8)), "test", "");
        if (!(applied instanceof Configuration.Applied.InForce)) {
            throw new IllegalStateException("the documents should be right: " + applied);
        }
        opened.onChange(moved::release);
        return opened;
    }

    @Override
    public void close() {
        road.stop(0);
        hub.close();
        store.close();
    }
}
