package dev.tradewind.sandbox.erp;

import dev.tradewind.sandbox.http.Faults;
import dev.tradewind.sandbox.http.SandboxServer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A simulated ERP over HTTP: sales orders, credit notes and stock, with an API key, idempotency keys, unique external
 * references, strict checks, and faults on demand. Everything is in memory and gone when closed. Safe for any thread.
 */
public final class SandboxErp implements AutoCloseable {

    /** The key of the demo. */
    public static final String DEMO_API_KEY = "erp-sandbox-key";

    /** Writes taken before the ERP refuses more; a bound on memory at about 3 kB a write. */
    private static final int WRITES_MAX = 200_000;

    private final String apiKey;
    private final Ledger ledger;
    private final ErpApi api;
    private final Faults faults;
    private final SandboxServer server;

    private SandboxErp(int port, String apiKey, InstantSource clock, long seed) {
        this.apiKey = apiKey;
        this.ledger = new Ledger(clock, WRITES_MAX);
        this.api = new ErpApi(apiKey, ledger);
        this.faults = new Faults(new Random(seed));
        this.server = SandboxServer.start("127.0.0.1", port, api, faults);
    }

    /** Starts an ERP on loopback. {@code port} 0 takes any free one. */
    public static SandboxErp start(int port, String apiKey) {
        return start(port, apiKey, InstantSource.system(), 1);
    }

    /** As {@link #start(int, String)}, with the clock of the log and the seed of the faults given. */
    public static SandboxErp start(int port, String apiKey, InstantSource clock, long seed) {
        return new SandboxErp(port, apiKey, clock, seed);
    }

    /** The address without a slash at the end. */
    public String url() {
        return server.url();
    }

    public String apiKey() {
        return apiKey;
    }

    /** Faults of the API. */
    public Faults faults() {
        return faults;
    }

    /** Every accepted write, in the order in which they came. */
    public List<Received> received() {
        return api.alone(ledger::received);
    }

    /** The accepted writes for one external reference or SKU, in order. */
    public List<Received> received(String reference) {
        return received().stream().filter(r -> r.reference().equals(reference)).toList();
    }

    /** The sales order with this external reference, as the API shows it. */
    public Optional<Map<String, @Nullable Object>> salesOrder(String externalReference) {
        return api.alone(() -> ledger.byReference(externalReference).map(SalesOrder::tree));
    }

    /** Puts an item into the list of items, without a trace in {@link #received()}. */
    public void addItem(String sku, int stock) {
        api.alone(() -> {
            ledger.seedItem(sku, stock);
            return true;
        });
    }

    @Override
    public void close() {
        server.close();
    }
}
