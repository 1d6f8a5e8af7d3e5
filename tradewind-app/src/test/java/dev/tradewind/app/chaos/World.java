package dev.tradewind.app.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.engine.Configuration;
import dev.tradewind.engine.Hub;
import dev.tradewind.engine.HubSettings;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.sync.Retention;
import dev.tradewind.sandbox.store.Chaos;
import dev.tradewind.sandbox.store.DeliveryMode;
import dev.tradewind.sandbox.store.SandboxStore;
import dev.tradewind.testkit.HandClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A store, a hub that watches it, and the road between them, on which webhooks come to harm. One clock for all. */
final class World implements AutoCloseable {

    /**
     * How a world is made.
     *
     * @param cared whether the hub makes and mends the store's webhooks; otherwise they are made once, by hand
     * @param legacy whether the store keeps orders as posts
     * @param streams that the hub reads
     */
    record Plan(long seed, Chaos chaos, boolean cared, boolean legacy, List<String> streams) {}

    /** Longer than the time between two sweeps and the time that a sweep looks back. */
    private static final Duration A_SWEEP = Duration.ofMinutes(11);

    /** Longer than the hub leaves webhooks alone. */
    private static final Duration A_LOOK = Duration.ofMinutes(16);

    /** More than any test makes. */
    private static final int WEBHOOKS_MAX = 50;

    /** Times that what the hub knows is looked at again after it was right, lest a late webhook make it wrong. */
    private static final int ONCE_MORE = 2;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final List<String> EVENTS = List.of("created", "updated", "deleted", "restored");

    final HandClock clock = new HandClock(Instant.parse("2026-11-20T09:00:00Z"));

    final SandboxStore store;
    private final Hub hub;
    private final HttpServer road;
    private final Comparison comparison;
    private final Damage damage;
    private final List<String> streams;
    private final Semaphore moved = new Semaphore(0);
    private volatile boolean blocked;

    /** A world with a hub that has not started. */
    World(DatabaseSettings database, Plan plan) throws IOException {
        store = SandboxStore.builder()
                .seed(plan.seed())
                .legacy(plan.legacy())
                .clock(clock)
                .delivery(new DeliveryMode.Manual())
                .empty()
                .start();
        streams = plan.streams();
        damage = new Damage(plan.seed(), store.webhookSecret());
        road = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        road.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        road.createContext("/hooks/shop", this::pass);
        URI here = URI.create("http://127.0.0.1:" + road.getAddress().getPort());
        hub = hub(database, plan.cared() ? Optional.of(here) : Optional.empty());
        comparison = new Comparison(store, streams, clock);
        road.start();
        if (!plan.cared()) {
            register(here);
        }
        store.chaos(plan.chaos());
    }

    private void register(URI here) {
        for (String stream : streams) {
            String resource = stream.substring(0, stream.length() - 1);
            if (!resource.equals("refund")) {
                EVENTS.stream()
                        .filter(event -> !(resource.equals("customer") && event.equals("restored")))
                        .forEach(event -> store.registerWebhook(resource + "." + event, here + "/hooks/shop"));
            }
        }
    }

    /** Starts the hub, and waits until it has begun to watch: what was before is no matter of a sweep. */
    void begin() throws InterruptedException {
        hub.start();
        await(
                () -> streams.stream()
                        .allMatch(stream ->
                                hub.stores().cursors().find("shop", stream).isPresent()),
                Duration.ZERO);
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

    /** How many records the store has. */
    int records() {
        return comparison.records();
    }

    /** How many webhooks arrived in part. */
    int inPart() {
        return damage.done();
    }

    /** Waits until the hub has seen to it that the store has so many webhooks, all of them on. */
    void awaitWebhooks(int count) throws InterruptedException {
        await(() -> webhooks().equals(Collections.nCopies(count, "active")), A_LOOK);
    }

    /** Waits until the hub knows what the store holds, without any time passing: no sweep comes. */
    Map<String, String> differencesWithoutSweep() throws InterruptedException {
        await(() -> differences().isEmpty(), Duration.ZERO);
        return differences();
    }

    /** Lets sweeps, and a census, come until the hub knows what the store holds, and then some; what it did not know in the end. */
    Map<String, String> differencesAfterSweeps() throws InterruptedException {
        await(() -> differences().isEmpty(), A_SWEEP);
        for (int i = 0; i < ONCE_MORE; i++) {
            clock.forward(A_SWEEP);
            await(() -> differences().isEmpty(), A_SWEEP);
        }
        return differences();
    }

    private Map<String, String> differences() {
        return comparison.differences(hub.stores().entities());
    }

    /** Lets {@code step} pass, and late webhooks arrive, again and again until it is reached. */
    private void await(BooleanSupplier reached, Duration step) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean isReached = false;
        while (!isReached && System.nanoTime() < deadline) {
            clock.forward(step);
            store.runQueue();
            lookAtOnce();
            settle();
            isReached = reached.getAsBoolean();
        }
    }

    /** Waits until the hub has done nothing for a moment. */
    private void settle() throws InterruptedException {
        boolean isBusy = true;
        while (isBusy) {
            isBusy = moved.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            moved.drainPermits();
        }
    }

    /** The hub looks at the clock once a second; a person's order makes it look at once. */
    private void lookAtOnce() {
        hub.controls().resume(Pause.Kind.CONNECTION, "shop", "test");
        moved.drainPermits();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            InboundRequest request = new InboundRequest("POST", headers, body);
            int status = blocked ? 500 : hub.receive("shop", damage.of(request)).status();
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private Hub hub(DatabaseSettings database, Optional<URI> publicUrl) {
        Map<String, String> secrets =
                Map.of("KEY", store.consumerKey(), "SECRET", store.consumerSecret(), "HOOKS", store.webhookSecret());
        Hub opened = Hub.open(
                new HubSettings(
                        database,
                        Retention.DEFAULT,
                        name -> Optional.empty(),
                        name -> Optional.ofNullable(secrets.get(name)),
                        clock,
                        Steps.NONE,
                        publicUrl),
                StoreClock.of(clock));
        String documents =
                """
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
                """.formatted(store.url()) + streams.stream().map(World::flow).collect(Collectors.joining());
        Configuration.Applied applied = opened.configuration()
                .apply(Map.of("shop.yaml", documents.getBytes(StandardCharsets.UTF_8)), "test", "");
        if (!(applied instanceof Configuration.Applied.InForce)) {
            throw new IllegalStateException("the documents should be right: " + applied);
        }
        opened.onChange(moved::release);
        return opened;
    }

    private static String flow(String stream) {
        return """
                ---
                flow: watched-%s
                from: { connection: shop, stream: %s, when: "false" }
                to: { connection: erp, operation: upsert-sales-order }
                map: "{}"
                """.formatted(stream, stream);
    }

    @Override
    public void close() {
        road.stop(0);
        hub.close();
        store.close();
    }
}
