package dev.tradewind.sandbox.store;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Settings of a store, all with defaults. */
public final class StoreBuilder {

    String host = "127.0.0.1";
    int port;
    long seed = 1;
    InstantSource clock = InstantSource.system();
    ZoneId zone = ZoneId.of("Europe/Berlin");
    String currency = "EUR";
    String country = "DE";
    List<TaxRate> taxRates = TaxRate.germany();
    int firstId = 1001;
    int ordersMax = 100_000;
    boolean strict;
    boolean legacy;
    final Set<Plugin> plugins = EnumSet.of(Plugin.WOOCOMMERCE);
    List<String> pluginStatuses = List.of();
    UnaryOperator<Map<String, @Nullable Object>> orderPlugin = UnaryOperator.identity();
    HostPace pace = HostPace.FULL;
    HostWaiting waiting = time -> Thread.sleep(time);
    DeliveryMode deliveryMode = new DeliveryMode.Immediate();
    String webhookHttpVersion = "HTTP/1.0";
    String consumerKey = "ck_sandbox_0000000000000000000000000000000";
    String consumerSecret = "cs_sandbox_0000000000000000000000000000000";
    String webhookSecret = "sandbox-webhook-secret";
    boolean stocked = true;

    StoreBuilder() {}

    /** Address to listen on; loopback unless said otherwise. */
    public StoreBuilder host(String value) {
        host = value;
        return this;
    }

    /** Port to listen on; 0, the default, for any free one. */
    public StoreBuilder port(int value) {
        port = value;
        return this;
    }

    /** Seed of everything random. */
    public StoreBuilder seed(long value) {
        seed = value;
        return this;
    }

    /** The site's clock. */
    public StoreBuilder clock(InstantSource value) {
        clock = value;
        return this;
    }

    /** The site's time zone; Europe/Berlin unless said otherwise. */
    public StoreBuilder zone(ZoneId value) {
        zone = value;
        return this;
    }

    /** The shop's currency; EUR unless said otherwise. */
    public StoreBuilder currency(String value) {
        currency = value;
        return this;
    }

    /** The shop's country, whose taxes hold for an order without an address. */
    public StoreBuilder country(String value) {
        country = value;
        return this;
    }

    /** The tax table; German rates unless said otherwise. */
    public StoreBuilder taxRates(List<TaxRate> value) {
        taxRates = List.copyOf(value);
        return this;
    }

    /** Id of the first order, product or coupon. */
    public StoreBuilder firstId(int value) {
        firstId = value;
        return this;
    }

    /** How many orders the store holds before it refuses more; 100,000 unless said otherwise. */
    public StoreBuilder ordersMax(int value) {
        ordersMax = value;
        return this;
    }

    /** Ignores Basic credentials, as the real store does on plain http. Off, so that the sandbox works without TLS. */
    public StoreBuilder requireHttpsForBasic(boolean value) {
        strict = value;
        return this;
    }

    /** Keeps orders as posts, as stores before HPOS do; facts 14 and 29 differ. */
    public StoreBuilder legacy(boolean value) {
        legacy = value;
        return this;
    }

    /** Statuses of orders that plug-ins add, for example "partially-shipped"; a hundredth of generated orders have the first. */
    public StoreBuilder pluginStatuses(List<String> value) {
        pluginStatuses = List.copyOf(value);
        return this;
    }

    /** Plug-ins that are on from the start, besides WooCommerce itself. */
    public StoreBuilder plugins(Plugin... values) {
        plugins.addAll(List.of(values));
        return this;
    }

    /** What a plug-in makes of every order that the API or a webhook shows: it may add fields, lines, anything. */
    public StoreBuilder orderPlugin(UnaryOperator<Map<String, @Nullable Object>> value) {
        orderPlugin = value;
        return this;
    }

    /** How fast the host answers; as fast as it can unless said otherwise. */
    public StoreBuilder pace(HostPace value) {
        pace = value;
        return this;
    }

    /** How the host's time passes; by sleeping unless said otherwise. */
    public StoreBuilder waiting(HostWaiting value) {
        waiting = value;
        return this;
    }

    /** When webhooks are sent; at once unless said otherwise. */
    public StoreBuilder delivery(DeliveryMode value) {
        deliveryMode = value;
        return this;
    }

    /** The version webhooks are sent with: "HTTP/1.0", the default, or "HTTP/1.1". */
    public StoreBuilder webhookHttpVersion(String value) {
        webhookHttpVersion = value;
        return this;
    }

    /** The REST API key. */
    public StoreBuilder keys(String key, String secret) {
        consumerKey = key;
        consumerSecret = secret;
        return this;
    }

    /** The secret of webhooks registered by {@link SandboxStore#registerWebhook}. */
    public StoreBuilder webhookSecret(String value) {
        webhookSecret = value;
        return this;
    }

    /** Starts with no products, coupons and customers instead of the demo's. */
    public StoreBuilder empty() {
        stocked = false;
        return this;
    }

    Access access() {
        return Access.of(consumerKey, consumerSecret).strict(strict);
    }

    /** Starts the store; it listens when this returns. */
    public SandboxStore start() {
        var store = new SandboxStore(this);
        if (stocked) {
            store.change(() -> {
                DemoCatalogue.fill(store.shop(), store.routes());
                return true;
            });
        }
        return store;
    }
}
