package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Fault;
import dev.tradewind.sandbox.http.Faults;
import dev.tradewind.sandbox.http.Request;
import dev.tradewind.sandbox.http.SandboxServer;
import dev.tradewind.sandbox.http.Site;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A simulated WooCommerce store: the REST API wc/v3 over HTTP, webhooks with the quirks of the real one, faults on
 * demand. Everything is in memory and gone when closed.
 *
 * <p>Safe for any thread. With the same seed, clock and sequence of calls it does the same again.
 */
public final class SandboxStore implements AutoCloseable {

    /** The version this store behaves like. */
    public static final String WOOCOMMERCE_VERSION = "10.0.2";

    /** The WordPress version this store behaves like. */
    public static final String WORDPRESS_VERSION = "6.8.3";

    private final StoreBuilder setup;
    private final Shop shop;
    private final Faults faults;
    private final StoreRoutes routes;
    private final StoreApi api;
    private final Auth auth;
    private final KeyHandOver handOver;
    private final Host host;
    private final WebhookSender sender;
    private final WebhookQueue queue;
    private final WpCron cron;
    private final Shoppers shoppers;
    private final SandboxServer server;

    SandboxStore(StoreBuilder setup) {
        this.setup = setup;
        var seeds = new Random(setup.seed);
        var settings = new StoreSettings(
                setup.currency,
                setup.country,
                setup.taxRates,
                new StoreSettings.Limits(setup.firstId, setup.ordersMax),
                new StoreSettings.Peculiarities(setup.legacy, setup.plugins, setup.pluginStatuses, setup.orderPlugin));
        this.shop = new Shop(settings, new SiteTime(setup.clock, setup.zone), new Random(seeds.nextLong()));
        this.faults = new Faults(new Random(seeds.nextLong()));
        this.routes = new StoreRoutes(shop);
        this.auth = new Auth(setup.access(), shop.time);
        this.api = new StoreApi(shop, auth, routes.all());
        this.host = new Host(setup.pace, setup.waiting);
        var http = new Hookshot(setup.webhookHttpVersion);
        this.handOver = new KeyHandOver(shop, auth, http);
        this.sender = new WebhookSender(shop, http, new Random(seeds.nextLong()), routes::payload);
        this.queue = new WebhookQueue(setup.deliveryMode, setup.clock, new Random(seeds.nextLong()), sender);
        this.cron = new WpCron(setup.deliveryMode, setup.clock, queue);
        this.shoppers = new Shoppers(this, new Random(seeds.nextLong()));
        this.server = SandboxServer.start(setup.host, setup.port, new Front(), faults);
        shop.startedAt(server.url());
        queue.start();
    }

    /** A store with the demo's settings; change what you need, then {@link StoreBuilder#start()}. */
    public static StoreBuilder builder() {
        return new StoreBuilder();
    }

    /** The site's address without a slash at the end. */
    public String url() {
        return server.url();
    }

    public String consumerKey() {
        return setup.consumerKey;
    }

    public String consumerSecret() {
        return setup.consumerSecret;
    }

    /** The secret that {@link #registerWebhook} uses. */
    public String webhookSecret() {
        return setup.webhookSecret;
    }

    /** Faults of the REST API. */
    public Faults faults() {
        return faults;
    }

    /** People who place and change orders, once started. */
    public Shoppers shoppers() {
        return shoppers;
    }

    /** Who may use the REST API, and what stands in the way. */
    public Access access() {
        return auth.access();
    }

    /** Changes who may use the REST API, and what stands in the way, from the next request on. */
    public void access(Access access) {
        auth.access(access);
    }

    /** Changes how fast the host answers, from the next request on. */
    public void pace(HostPace pace) {
        host.pace(pace);
    }

    /** Plug-ins that are on. */
    public Set<Plugin> plugins() {
        return shop.read(() -> Set.copyOf(shop.plugins));
    }

    /** Switches plug-ins off and on: those given are on from the next request, all others off. */
    public void plugins(Set<Plugin> on) {
        shop.read(() -> {
            shop.plugins.clear();
            return shop.plugins.addAll(on);
        });
    }

    /** What the subscriptions plug-in keeps and does. */
    public Subscriptions subscriptions() {
        return new Subscriptions(this);
    }

    /** What the people of the shop do. */
    public Staff staff() {
        return new Staff(this);
    }

    /** What the bookings plug-in keeps and does. */
    public Bookings bookings() {
        return new Bookings(this);
    }

    /** What happens to webhooks on their way from now on. */
    public void chaos(Chaos chaos) {
        queue.chaos(chaos);
        sender.chaos(chaos);
    }

    /** Registers a webhook, as the settings page of the store does; it is pinged at once. Returns its id. */
    public int registerWebhook(String topic, String deliveryUrl) {
        return change(() -> {
            var body = new LinkedHashMap<String, @Nullable Object>();
            body.put("name", "sandbox " + topic);
            body.put("topic", topic);
            body.put("delivery_url", deliveryUrl);
            body.put("secret", setup.webhookSecret);
            return routes.webhooks().create(new Tree(body)).id;
        });
    }

    /** Sends all webhooks that wait, on the calling thread. Returns how many were tried. */
    public int runQueue() {
        return queue.run();
    }

    /** How many webhooks wait. */
    public int queueSize() {
        return queue.size();
    }

    /** Waits until all webhooks are sent. Returns whether that came about within {@code limit}. */
    public boolean awaitQueue(Duration limit) throws InterruptedException {
        return queue.awaitEmpty(limit);
    }

    /** The last 10,000 webhooks sent, oldest first. */
    public List<SentWebhook> sentWebhooks() {
        return sender.log();
    }

    /** The status of a webhook, for example "disabled"; empty text if there is no such webhook. */
    public String webhookStatus(int id) {
        return shop.read(() -> {
            Webhook webhook = shop.webhooks.get(id);
            return webhook == null ? "" : webhook.status;
        });
    }

    /** Creates an order from what {@code POST /orders} takes. Returns its id; throws IllegalArgumentException if the API would refuse. */
    public int createOrder(Map<String, ?> body) {
        return change(() -> routes.desk().create(Tree.of(body)).id);
    }

    /** Changes an order by what {@code PUT /orders/ID} takes. */
    public void updateOrder(int id, Map<String, ?> body) {
        change(() -> {
            routes.desk().update(routes.orders().find(id, 400), Tree.of(body));
            return true;
        });
    }

    /** Gives money back, by what {@code POST /orders/ID/refunds} takes. Returns the refund's id. */
    public int refundOrder(int id, Map<String, ?> body) {
        return change(() -> routes.refunds()
                .refund(routes.orders().find(id, 404), Tree.of(body))
                .id());
    }

    /** Moves an order to the trash. */
    public void trashOrder(int id) {
        change(() -> {
            routes.desk().trash(routes.orders().find(id, 404));
            return true;
        });
    }

    /** Takes an order out of the trash, as a person does in wp-admin; there is no REST call for it. */
    public void untrashOrder(int id) {
        change(() -> {
            routes.desk().untrash(routes.orders().find(id, 404));
            return true;
        });
    }

    /** Deletes an order for good; no webhook tells of it. */
    public void deleteOrder(int id) {
        change(() -> {
            routes.desk().delete(routes.orders().find(id, 404));
            return true;
        });
    }

    /** An order as the API shows it. */
    public Map<String, @Nullable Object> order(int id) {
        return change(() -> routes.orders().payload(id));
    }

    /**
     * Fills the store with products, and with orders of the past year, once; fires no webhooks. 100,000 orders take
     * well under a second and a few megabytes, since each is written out only when it is asked for.
     *
     * @param products every tenth has three variations besides
     * @param seed the same seed, at the same clock, gives the same
     */
    public void generate(int products, int orders, long seed) {
        change(() -> {
            new LoadGenerator(shop, routes.products(), seed).generate(products, orders);
            return true;
        });
    }

    /** How many orders there are, trashed ones too. */
    public int orderCount() {
        return shop.read(shop.orders::size);
    }

    /** Ids of all orders, trashed ones too, ascending. */
    public List<Integer> orderIds() {
        return shop.read(shop.orders::ids);
    }

    /** A product as the API shows it. */
    public Map<String, @Nullable Object> product(int id) {
        return change(() -> routes.payload("product", id));
    }

    /** All products, without variations, as the API shows them; for catalogues of a size that a person looks at. */
    public List<Map<String, @Nullable Object>> products() {
        List<Integer> ids = shop.read(() -> shop.catalogue.all().stream()
                .filter(product -> product.parentId == 0 && !product.trashed())
                .map(product -> product.id)
                .toList());
        return ids.stream().map(this::product).toList();
    }

    /** Runs work as one PHP request does: alone, its webhooks queued at the end. */
    <T> T change(Supplier<T> work) {
        try {
            return finish(shop.alone(work));
        } catch (RestError refused) {
            throw new IllegalArgumentException("the store refuses: " + refused.tree(), refused);
        }
    }

    private <T> T finish(Shop.Done<T> done) {
        done.effects().pings().forEach(sender::ping);
        for (Shop.Event event : done.effects().events()) {
            List<Integer> ids = shop.read(() -> shop.webhooks.values().stream()
                    .filter(w -> w.active() && w.topic.equals(event.topic()))
                    .map(w -> w.id)
                    .toList());
            ids.forEach(id -> queue.add(new WebhookQueue.Pending(id, event)));
        }
        return done.result();
    }

    Shop shop() {
        return shop;
    }

    StoreRoutes routes() {
        return routes;
    }

    /** Stops the server and the webhooks. What waits in the queue is lost. */
    @Override
    public void close() {
        shoppers.close();
        server.close();
        queue.close();
    }

    private final class Front implements Site {

        @Override
        public Answer answer(Request request) {
            if (cron.handles(request)) {
                return cron.answer();
            }
            cron.visited();
            if (handOver.handles(request)) {
                return handOver.answer(request);
            }
            return host.serve(() -> finish(shop.alone(() -> api.answer(request))));
        }

        @Override
        public Answer control(Request request) {
            return new StoreControl(SandboxStore.this).answer(request);
        }

        @Override
        public Answer failing(Fault fault) {
            return StoreFailures.answer(fault);
        }
    }
}
