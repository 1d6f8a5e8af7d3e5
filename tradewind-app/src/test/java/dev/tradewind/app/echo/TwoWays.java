package dev.tradewind.app.echo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.json.Json;
import dev.tradewind.app.server.ProgramWith;
import dev.tradewind.engine.Configuration;
import dev.tradewind.engine.Hub;
import dev.tradewind.engine.HubSettings;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.sync.Retention;
import dev.tradewind.sandbox.store.DeliveryMode;
import dev.tradewind.sandbox.store.SandboxStore;
import dev.tradewind.testkit.HandClock;
import dev.tradewind.testkit.contract.DirectHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A shop that sends webhooks, an office that tells of every change, and a hub with flows in both directions between them. */
final class TwoWays implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    /** Longer than a write that is alone waits for company. */
    private static final Duration A_STEP = Duration.ofSeconds(2);

    /** A round brings what the last one has caused; an echo without an end would never let it end. */
    private static final int ROUNDS_MAX = 10;

    /** Begins now: the store's HTTP server dates its answers by the machine's clock. */
    final HandClock clock = new HandClock(Instant.now());

    final Office office = new Office(clock);
    final SandboxStore store;
    private final HttpServer road;
    private final Hub hub;
    private final List<String> flows;
    private final Semaphore moved = new Semaphore(0);

    /** A world with these flows, as YAML. */
    TwoWays(Path folder, List<String> flows, String documents) throws IOException {
        this.flows = flows;
        store = SandboxStore.builder()
                .clock(clock)
                .delivery(new DeliveryMode.Manual())
                .start();
        road = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        road.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        road.createContext("/hooks/shop", this::pass);
        road.start();
        hub = hub(folder, documents);
        for (String resource : List.of("product", "order", "customer")) {
            for (String event : List.of("created", "updated")) {
                store.registerWebhook(
                        resource + "." + event,
                        "http://127.0.0.1:" + road.getAddress().getPort() + "/hooks/shop");
            }
        }
        hub.start();
    }

    /** A person's change in the shop. Returns the record's id. */
    String inTheShop(String method, String path, Map<String, @Nullable Object> body) {
        HttpCall call = HttpCall.json(method, URI.create(store.url() + "/wp-json/wc/v3/" + path), body)
                .withBasic(store.consumerKey(), store.consumerSecret());
        HttpResult.Reply reply = (HttpResult.Reply) new DirectHttp().send(call);
        if (reply.status() >= 300) {
            throw new IllegalStateException(new String(reply.body(), StandardCharsets.UTF_8));
        }
        return String.valueOf(Json.tree(reply.json().orElseThrow()).get("id"));
    }

    /** Lets both sides tell their news, and the hub deliver, until nobody has any left. What the office was told meanwhile. */
    List<String> told() throws InterruptedException {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            int sent = store.runQueue() + tellOffice();
            if (sent == 0) {
                List<String> told = List.copyOf(office.writes);
                office.writes.clear();
                clock.forward(Duration.ofSeconds(10));
                return told;
            }
        }
        throw new IllegalStateException(
                "news after %d rounds; written to the office: %s".formatted(ROUNDS_MAX, office.writes));
    }

    /** Lets the office tell its news, and the hub deliver them, without a word of the shop's. How many it had. */
    int tellOffice() throws InterruptedException {
        int sent = 0;
        for (InboundRequest news = office.news(); news != null; news = office.news()) {
            if (hub.receive(Office.NAME, news).status() != 200) {
                throw new IllegalStateException("the hub should take the office's news");
            }
            sent++;
        }
        awaitQuiet();
        return sent;
    }

    /** The shop's number of a product. */
    String shopIdOf(String sku) {
        HttpCall call = HttpCall.without("GET", URI.create(store.url() + "/wp-json/wc/v3/products?sku=" + sku))
                .withBasic(store.consumerKey(), store.consumerSecret());
        HttpResult.Reply reply = (HttpResult.Reply) new DirectHttp().send(call);
        return String.valueOf(
                Json.tree(((List<?>) reply.json().orElseThrow()).getFirst()).get("id"));
    }

    private void awaitQuiet() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isQuiet()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not quiet in time: " + tallies());
            }
            clock.forward(A_STEP);
            if (moved.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                moved.drainPermits();
            }
        }
    }

    private boolean isQuiet() {
        var stores = hub.stores();
        return stores.journal().position() == stores.journal().head()
                && flows.stream()
                        .map(flow -> stores.deliveries().tally(flow))
                        .allMatch(tally -> tally.getOrDefault(DeliveryState.WAITING, 0L) == 0);
    }

    /** Deliveries of each flow by state. */
    Map<String, Map<DeliveryState, Long>> tallies() {
        Map<String, Map<DeliveryState, Long>> tallies = new HashMap<>();
        flows.forEach(flow -> tallies.put(flow, hub.stores().deliveries().tally(flow)));
        return tallies;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            int status = hub.receive("shop", new InboundRequest("POST", headers, body))
                    .status();
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private Hub hub(Path folder, String documents) {
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
                        Optional.empty()),
                new ProgramWith(Office.NAME, office));
        String all = """
                connection: shop
                connector: woocommerce
                url: %s
                credentials: { key: "${env:KEY}", secret: "${env:SECRET}" }
                webhook-secret: ${env:HOOKS}
                ---
                connection: office
                connector: office
                ---
                """.formatted(store.url()) + documents;
        Configuration.Applied applied =
                opened.configuration().apply(Map.of("two.yaml", all.getBytes(StandardCharsets.UTF_8)), "test", "");
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
