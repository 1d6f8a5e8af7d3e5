package dev.tradewind.app.demo;

import dev.tradewind.sandbox.erp.SandboxErp;
import dev.tradewind.sandbox.http.Fault;
import dev.tradewind.sandbox.store.SandboxStore;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The two systems of the demo and the people in them: a simulated store with shoppers, a simulated ERP. Everything in it
 * is in memory and gone when closed. Safe for any thread.
 */
public final class DemoWorld implements DemoControls, AutoCloseable {

    /** Enough for a person to follow, not so slow that they wonder whether it works. */
    private static final Duration PACE = Duration.ofSeconds(3);

    private static final Duration PACE_MIN = Duration.ofMillis(100);
    private static final Duration PACE_MAX = Duration.ofMinutes(1);

    private final SandboxStore store;
    private final SandboxErp erp;
    private final Tally tally;
    private Duration pace = PACE;
    private ErpFault fault = ErpFault.NONE;

    private DemoWorld(SandboxStore store, SandboxErp erp) {
        this.store = store;
        this.erp = erp;
        this.tally = new Tally(store, erp);
    }

    /** Opens store and ERP on free ports of this machine; the shoppers are not in yet. */
    public static DemoWorld open(long seed) {
        SandboxErp erp = SandboxErp.start(0, SandboxErp.DEMO_API_KEY);
        try {
            return new DemoWorld(SandboxStore.builder().seed(seed).start(), erp);
        } catch (RuntimeException e) {
            erp.close();
            throw e;
        }
    }

    /** Has the store send its webhooks about orders to this address, as a person would set it up. */
    public void sendWebhooksTo(URI address) {
        new WebhookSetup(URI.create(store.url()), store.consumerKey(), store.consumerSecret())
                .register(address, store.webhookSecret());
    }

    /** What the flow's documents refer to as {@code ${env:NAME}}. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(
                Map.of("SHOP_URL", store.url(), "ERP_URL", erp.url()).get(name));
    }

    /** What the flow's documents refer to as {@code ${vault:name}}. */
    public Optional<String> secret(String name) {
        return Optional.ofNullable(Map.of(
                        "shop/key", store.consumerKey(),
                        "shop/secret", store.consumerSecret(),
                        "shop/webhook-secret", store.webhookSecret(),
                        "erp/key", erp.apiKey())
                .get(name));
    }

    @Override
    public synchronized Status status() {
        Tally.Count count = tally.count();
        return new Status(
                count.placed(),
                count.atErp(),
                count.underway(),
                count.duplicates(),
                fault,
                store.shoppers().running(),
                pace,
                URI.create(store.url()),
                URI.create(erp.url()));
    }

    @Override
    public synchronized void erp(ErpFault next) {
        fault = next;
        switch (next) {
            case NONE -> erp.faults().clear();
            case DOWN -> erp.faults().always(Fault.Kind.DOWN);
            case SLOW -> erp.faults().always(Fault.Kind.SLOW);
            case BUSY -> erp.faults().always(Fault.Kind.THROTTLED);
            case BROKEN -> erp.faults().always(Fault.Kind.SERVER_ERROR);
            case LOST_ANSWER -> erp.faults().always(Fault.Kind.LOST_ANSWER);
            case KEY_REVOKED -> erp.faults().always(Fault.Kind.EXPIRED_TOKEN);
        }
    }

    @Override
    public String placeOrder() {
        int id = store.shoppers().placeOne();
        return String.valueOf(store.order(id).get("number"));
    }

    @Override
    public synchronized void shoppers(boolean on) {
        if (on) {
            store.shoppers().start(pace);
        } else {
            store.shoppers().stop();
        }
    }

    @Override
    public synchronized void pace(Duration betweenOrders) {
        Duration atLeast = betweenOrders.compareTo(PACE_MIN) < 0 ? PACE_MIN : betweenOrders;
        pace = atLeast.compareTo(PACE_MAX) > 0 ? PACE_MAX : atLeast;
        if (store.shoppers().running()) {
            store.shoppers().start(pace);
        }
    }

    @Override
    public void close() {
        store.close();
        erp.close();
    }
}
