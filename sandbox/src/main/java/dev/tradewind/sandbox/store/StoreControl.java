package dev.tradewind.sandbox.store;

import dev.tradewind.api.json.Json;
import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Request;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The control endpoints below /_sandbox, for people who stage flows. */
record StoreControl(SandboxStore store) {

    Answer answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /_sandbox" -> Answer.json(200, state());
            case "GET /_sandbox/webhooks" -> Answer.json(200, sent());
            case "POST /_sandbox/webhooks/run" -> Answer.json(200, Map.of("sent", store.runQueue()));
            case "PUT /_sandbox/chaos" -> {
                store.chaos(chaos(Tree.of(Json.read(request.body()))));
                yield Answer.json(200, Map.of("ok", true));
            }
            case "POST /_sandbox/orders" ->
                Answer.json(201, Map.of("id", store.shoppers().placeOne()));
            case "PUT /_sandbox/access" -> access(Tree.of(Json.read(request.body())));
            case "PUT /_sandbox/pace" -> pace(Tree.of(Json.read(request.body())));
            case "POST /_sandbox/generate" -> generate(Tree.of(Json.read(request.body())));
            case "PUT /_sandbox/shoppers" -> shoppers(Tree.of(Json.read(request.body())));
            case "PUT /_sandbox/plugins" -> plugins(Tree.of(Json.read(request.body())));
            case "POST /_sandbox/subscriptions" ->
                Answer.json(201, Map.of("id", store.subscriptions().create(body(request))));
            case "POST /_sandbox/subscriptions/renew" -> renew(Tree.of(body(request)));
            case "POST /_sandbox/bookings" ->
                Answer.json(201, Map.of("id", store.bookings().book(body(request))));
            case "POST /_sandbox/orders/status" -> status(Tree.of(Json.read(request.body())));
            case "POST /_sandbox/orders/trash" -> {
                store.trashOrder(id(request));
                yield Answer.json(200, Map.of("ok", true));
            }
            case "POST /_sandbox/orders/untrash" -> {
                store.untrashOrder(id(request));
                yield Answer.json(200, Map.of("ok", true));
            }
            case "POST /_sandbox/orders/delete" -> {
                store.deleteOrder(id(request));
                yield Answer.json(200, Map.of("ok", true));
            }
            default -> Answer.json(404, Map.of("error", "no such control endpoint; see docs/sandbox.md"));
        };
    }

    private Map<String, @Nullable Object> state() {
        var state = new LinkedHashMap<String, @Nullable Object>();
        state.put("url", store.url());
        state.put("consumer_key", store.consumerKey());
        state.put("consumer_secret", store.consumerSecret());
        state.put("webhook_secret", store.webhookSecret());
        state.put("orders", store.orderCount());
        state.put(
                "plugins",
                store.plugins().stream()
                        .map(p -> p.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList());
        state.put("webhooks_waiting", store.queueSize());
        state.put("shoppers_running", store.shoppers().running());
        state.put("shoppers_problem", store.shoppers().lastProblem());
        return state;
    }

    private List<Map<String, @Nullable Object>> sent() {
        return store.sentWebhooks().stream()
                .map(sent -> {
                    var tree = new LinkedHashMap<String, @Nullable Object>();
                    tree.put("at", sent.at().toString());
                    tree.put("webhook_id", sent.webhookId());
                    tree.put("topic", sent.topic());
                    tree.put("resource_id", sent.resourceId());
                    tree.put("status", sent.status());
                    tree.put("outcome", sent.outcome());
                    return (Map<String, @Nullable Object>) tree;
                })
                .toList();
    }

    /** {@code {"products": 10000, "orders": 100000, "seed": 1}}. */
    private Answer generate(Tree body) {
        store.generate(body.integer("products", 0), body.integer("orders", 0), body.integer("seed", 1));
        return Answer.json(201, Map.of("orders", store.orderCount()));
    }

    private Answer access(Tree body) {
        Access now = store.access();
        store.access(now.strict(body.flag("strict", now.strict()))
                .strippingAuthorization(body.flag("strip_authorization", now.stripsAuthorization()))
                .plainPermalinks(body.flag("plain_permalinks", now.plainPermalinks())));
        return Answer.json(200, Map.of("ok", true));
    }

    /** {@code {"percent": 100}} is as slow as the recorded host, 0 as fast as can be. */
    private Answer pace(Tree body) {
        int percent = body.integer("percent", 0);
        store.pace(percent == 0 ? HostPace.FULL : HostPace.recorded().atPercent(percent));
        return Answer.json(200, Map.of("ok", true));
    }

    /** {@code {"subscriptions": true}}; one that is not named stays as it is. */
    private Answer plugins(Tree body) {
        var on = EnumSet.noneOf(Plugin.class);
        on.addAll(store.plugins());
        for (Plugin plugin : Plugin.values()) {
            String name = plugin.name().toLowerCase(Locale.ROOT);
            if (body.flag(name, on.contains(plugin))) {
                on.add(plugin);
            } else {
                on.remove(plugin);
            }
        }
        store.plugins(on);
        return Answer.json(200, Map.of("ok", true));
    }

    /** {@code {"id": 1050, "paid": true}}, or without an id all that are due. */
    private Answer renew(Tree body) {
        int id = body.integer("id", 0);
        List<Integer> orders = id == 0
                ? store.subscriptions().renewDue()
                : List.of(
                        body.flag("paid", true)
                                ? store.subscriptions().renew(id)
                                : store.subscriptions().failRenewal(id));
        return Answer.json(201, Map.of("orders", orders));
    }

    private static Map<String, @Nullable Object> body(Request request) {
        return Tree.of(Json.read(request.body())).map();
    }

    private static int id(Request request) {
        return Tree.of(Json.read(request.body())).integer("id", 0);
    }

    /** {@code {"every_ms": 3000}} starts the shoppers or changes their pace, 0 stops them. */
    private Answer shoppers(Tree body) {
        int pace = body.integer("every_ms", 0);
        if (pace > 0) {
            store.shoppers().start(Duration.ofMillis(pace));
        } else {
            store.shoppers().stop();
        }
        return Answer.json(200, Map.of("running", store.shoppers().running()));
    }

    private Answer status(Tree body) {
        int id = body.integer("id", 0);
        store.updateOrder(id, Map.of("status", body.text("status", "")));
        return Answer.json(200, Map.of("id", id));
    }

    private static Chaos chaos(Tree body) {
        return new Chaos(
                body.integer("drop_percent", 0),
                body.integer("duplicate_percent", 0),
                body.integer("reorder_percent", 0),
                body.integer("fail_percent", 0),
                Duration.ofMillis(body.integer("delay_max_ms", 0)));
    }
}
