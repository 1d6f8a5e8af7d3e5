package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.WebhookCare;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Looks after the webhooks of one store.
 *
 * <p>The store never shows a webhook's secret, so the webhook's name carries a mark of it: when the connection's secret
 * changes, so does the mark, and the webhook gets the new secret. A webhook that the store has switched off is made anew and
 * not switched on: switched on, it would keep its count of failures, and go off with the next one.
 */
final class StoreWebhooks implements WebhookCare {

    private static final Map<String, String> RESOURCES = Map.of(
            StoreStreams.ORDERS, "order",
            StoreStreams.PRODUCTS, "product",
            StoreStreams.CUSTOMERS, "customer",
            StoreStreams.COUPONS, "coupon",
            StoreStreams.SUBSCRIPTIONS, "subscription",
            // A refund is told of as a change of its order.
            StoreStreams.REFUNDS, "order");

    /** Customers have no trash; the plug-in for subscriptions has no such topic. */
    private static final Set<String> NEVER_RESTORED = Set.of("customer", "subscription");

    /** Only a store with their plug-in knows these topics. Without it there is nothing to tell, and the stream says so. */
    private static final Set<String> OF_PLUGINS = Set.of("subscription.");

    private static final String UNKNOWN_TOPIC = "woocommerce_rest_shop_webhook_invalid_topic";

    private static final int PAGE = 100;

    /** More webhooks than any store has. */
    private static final int PAGES_MAX = 10;

    private static final int MARK_BYTES = 3;

    private final StoreApi store;
    private final String connection;
    private final String secret;

    StoreWebhooks(StoreApi store, String connection, String secret) {
        this.store = store;
        this.connection = connection;
        this.secret = secret;
    }

    @Override
    public Look look(URI address, Set<String> streams, Http http) {
        try {
            Visit visit = new Visit(address, http);
            visit.mend(topics(streams));
            return new Look.Good(visit.mended, visit.gap);
        } catch (Refused refused) {
            return new Look.Failed(refused.failure);
        }
    }

    private static Set<String> topics(Set<String> streams) {
        Set<String> topics = new LinkedHashSet<>();
        for (String stream : streams.stream().sorted().toList()) {
            String resource = RESOURCES.get(stream);
            if (resource != null) {
                List.of("created", "updated", "deleted").forEach(event -> topics.add(resource + "." + event));
                if (!NEVER_RESTORED.contains(resource)) {
                    topics.add(resource + ".restored");
                }
            }
        }
        return topics;
    }

    private String prefix() {
        return "Tradewind " + connection + " ";
    }

    private String name(String topic) {
        return prefix() + topic + " (" + mark() + ")";
    }

    /** Tells two secrets apart, and says nothing about either. */
    private String mark() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] mark = mac.doFinal("tradewind webhook".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mark, 0, MARK_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** A webhook as the store shows it. */
    private record Hook(long id, String name, String status, String topic, String url) {

        boolean isActive() {
            return status.equals("active");
        }

        static List<Hook> all(List<?> list) {
            List<Hook> hooks = new ArrayList<>();
            for (Object each : list) {
                if (each instanceof Map<?, ?> hook && hook.get("id") instanceof Number id) {
                    hooks.add(new Hook(
                            id.longValue(),
                            String.valueOf(hook.get("name")),
                            String.valueOf(hook.get("status")),
                            String.valueOf(hook.get("topic")),
                            String.valueOf(hook.get("delivery_url"))));
                }
            }
            return hooks;
        }
    }

    /** The store said no. */
    private static final class Refused extends Exception {
        private final transient Failure failure;

        Refused(Failure failure) {
            super(failure.reason(), null, false, false);
            this.failure = failure;
        }
    }

    /** One look at one store. */
    private final class Visit {
        private final String address;
        private final Http http;
        private final List<String> mended = new ArrayList<>();
        private boolean gap;

        Visit(URI address, Http http) {
            this.address = address.toString();
            this.http = http;
        }

        void mend(Set<String> topics) throws Refused {
            List<Hook> ours = hooks();
            for (String topic : topics) {
                mend(topic, ours.stream().filter(h -> h.topic().equals(topic)).toList());
            }
            for (Hook hook : ours) {
                if (!topics.contains(hook.topic()) && hook.name().startsWith(prefix())) {
                    delete(hook);
                    mended.add(hook.topic() + " removed, no flow needs it any more");
                }
            }
        }

        /** Those that come here, or once did. */
        private List<Hook> hooks() throws Refused {
            List<Hook> ours = new ArrayList<>();
            int read = 0;
            boolean all = false;
            for (int page = 1; page <= PAGES_MAX && !all; page++) {
                StoreApi.Answer.Json answer = page(page);
                List<?> some = list(answer);
                Hook.all(some).stream()
                        .filter(h -> h.url().equals(address) || isOfThisHub(h))
                        .forEach(ours::add);
                read += some.size();
                all = StoreApi.isLast(answer.total(), read, some.size(), PAGE);
            }
            return ours;
        }

        /**
         * One that goes elsewhere and has our secret was made by this hub before it moved. With another secret it is that of a
         * second hub that was started from the same documents: to take it away would have both take it for ever.
         */
        private boolean isOfThisHub(Hook hook) {
            return hook.name().startsWith(prefix()) && hook.name().endsWith("(" + mark() + ")");
        }

        private StoreApi.Answer.Json page(int page) throws Refused {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("per_page", String.valueOf(PAGE));
            query.put("page", String.valueOf(page));
            return switch (store.get("webhooks", query, http)) {
                case StoreApi.Answer.Json json -> json;
                case StoreApi.Answer.Missing missing -> throw noList();
                case StoreApi.Answer.Failed(var failure, var error) -> throw new Refused(failure);
            };
        }

        /** Something else taken for an empty list would have every webhook made a second time. */
        private static List<?> list(StoreApi.Answer.Json answer) throws Refused {
            if (answer.reply().json().orElse(null) instanceof List<?> list) {
                return list;
            }
            throw noList();
        }

        private static Refused noList() {
            return new Refused(new Failure.Transient(
                    "the store's list of webhooks was cut off, or is not a list; it is asked for again", false));
        }

        private void mend(String topic, List<Hook> hooks) throws Refused {
            Hook best = hooks.stream()
                    .filter(h -> !h.status().equals("disabled"))
                    .max(Comparator.comparing(Hook::isActive)
                            .thenComparing(h -> h.url().equals(address))
                            .thenComparingLong(Hook::id))
                    .orElse(null);
            if (best == null) {
                if (!save("POST", "webhooks", topic)) {
                    return;
                }
                mended.add(hooks.isEmpty() ? topic + " made" : topic + " made anew, the store had switched it off");
                gap = true;
            } else {
                correct(best);
            }
            for (Hook other : hooks) {
                if (!other.equals(best)) {
                    delete(other);
                    if (best != null) {
                        mended.add(topic + " removed, there were two");
                    }
                }
            }
        }

        private void correct(Hook hook) throws Refused {
            String name = name(hook.topic());
            List<String> wrong = new ArrayList<>();
            if (!hook.isActive()) {
                wrong.add("switched on again, it was " + hook.status());
            }
            if (!hook.url().equals(address)) {
                wrong.add("sent here again, it went to another address");
            }
            if (!hook.name().equals(name)) {
                wrong.add(hook.name().startsWith(prefix()) ? "given the new secret" : "taken over from a person");
            }
            if (!wrong.isEmpty() && save("PUT", "webhooks/" + hook.id(), hook.topic())) {
                mended.add(hook.topic() + " " + String.join(", ", wrong));
                gap = true;
            }
        }

        /** Whether it was saved: not, where the plug-in that the topic is of is missing, or it has gone meanwhile. */
        private boolean save(String method, String path, String topic) throws Refused {
            StoreApi.Answer answer = store.send(method, path, hook(topic), http);
            if (answer instanceof StoreApi.Answer.Failed failed
                    && failed.error().code().equals(UNKNOWN_TOPIC)
                    && OF_PLUGINS.stream().anyMatch(topic::startsWith)) {
                return false;
            }
            check(answer);
            return !(answer instanceof StoreApi.Answer.Missing);
        }

        private Map<String, Object> hook(String topic) {
            return Map.of(
                    "name", name(topic),
                    "topic", topic,
                    "delivery_url", address,
                    "secret", secret,
                    "status", "active");
        }

        private void delete(Hook hook) throws Refused {
            check(store.send("DELETE", "webhooks/" + hook.id(), Map.of("force", "true"), null, http));
        }

        private static void check(StoreApi.Answer answer) throws Refused {
            switch (answer) {
                case StoreApi.Answer.Json json -> {}
                // Somebody else was quicker: it is looked at again next time.
                case StoreApi.Answer.Missing missing -> {}
                case StoreApi.Answer.Failed(var failure, var error) -> throw new Refused(failure);
            }
        }
    }
}
