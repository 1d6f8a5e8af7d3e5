package dev.tradewind.sandbox.store;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Everything the store knows, and the one lock around it.
 *
 * <p>Whatever fires a webhook is collected while the lock is held and handed to the queue afterwards, as WooCommerce
 * queues at the end of a PHP request.
 */
final class Shop {

    /** What a request set off, in the order in which it first happened. */
    record Effects(List<Event> events, List<Webhook> pings) {}

    /**
     * Something webhooks are told of.
     *
     * @param id of the resource; 0 for an action whose argument is an object, which is lost on the way (recorded)
     */
    record Event(String topic, int id) {}

    /** Alphabet of WordPress's wp_generate_password without special characters. */
    private static final String KEY_CHARS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    final StoreSettings settings;
    final SiteTime time;
    final Ids ids;
    final Catalogue catalogue = new Catalogue();
    final OrderTotals totals;
    final OrderBook orders;
    final NavigableMap<Integer, Customer> customers = new TreeMap<>();
    final NavigableMap<Integer, Webhook> webhooks = new TreeMap<>();
    final NavigableMap<Integer, Subscription> subscriptions = new TreeMap<>();
    final NavigableMap<Integer, Booking> bookings = new TreeMap<>();
    final NavigableMap<Integer, Review> reviews = new TreeMap<>();
    final Set<Plugin> plugins = EnumSet.noneOf(Plugin.class);
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Event> events = new ArrayList<>();
    private final List<Webhook> pings = new ArrayList<>();
    private String url = "";

    Shop(StoreSettings settings, SiteTime time, RandomGenerator random) {
        this.settings = settings;
        this.time = time;
        this.random = random;
        this.plugins.addAll(settings.peculiarities().plugins());
        this.ids = new Ids(settings.firstId());
        this.orders = new OrderBook(settings.ordersMax());
        this.totals = new OrderTotals(settings.taxRates(), settings.country());
    }

    /** Runs {@code work} alone. Returns its result and what it set off. */
    <T> Done<T> alone(Supplier<T> work) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a request within a request would lose the webhooks of the outer one");
        }
        lock.lock();
        try {
            T result = work.get();
            var effects = new Effects(List.copyOf(events), List.copyOf(pings));
            return new Done<>(result, effects);
        } finally {
            events.clear();
            pings.clear();
            lock.unlock();
        }
    }

    /** A result and its effects. */
    record Done<T>(T result, Effects effects) {}

    /** Reads something alone; for work that sets off nothing. */
    <T> T read(Supplier<T> work) {
        return alone(work).result();
    }

    void fire(String topic, int id) {
        var event = new Event(topic, id);
        if (!events.contains(event)) {
            events.add(event);
        }
    }

    void ping(Webhook webhook) {
        pings.add(webhook);
    }

    String url() {
        return url;
    }

    void startedAt(String newUrl) {
        url = newUrl;
    }

    String randomKey(int length) {
        var key = new StringBuilder();
        for (int i = 0; i < length; i++) {
            key.append(KEY_CHARS.charAt(random.nextInt(KEY_CHARS.length())));
        }
        return key.toString();
    }
}
