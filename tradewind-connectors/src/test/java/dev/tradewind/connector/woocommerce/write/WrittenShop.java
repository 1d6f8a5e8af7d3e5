package dev.tradewind.connector.woocommerce.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Destination;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.woocommerce.WooCommerceConnector;
import dev.tradewind.sandbox.store.SandboxStore;
import dev.tradewind.sandbox.store.StoreBuilder;
import dev.tradewind.testkit.contract.DirectHttp;
import dev.tradewind.testkit.contract.GivenSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A sandbox store, a destination that writes to it, and what was called. */
final class WrittenShop implements AutoCloseable {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SandboxStore store;
    private final Http direct = new DirectHttp();
    private final List<String> calls = new ArrayList<>();
    private final Destination destination;

    WrittenShop() {
        this(UnaryOperator.identity());
    }

    WrittenShop(UnaryOperator<StoreBuilder> more) {
        this.store = more.apply(SandboxStore.builder().clock(() -> NOW)).start();
        var connector = new WooCommerceConnector();
        this.destination = connector
                .destination(new ConnectionContext(
                        "shop",
                        new GivenSettings(connector.description(), settings(store)),
                        source -> {
                            throw new AssertionError("this connector evaluates nothing");
                        },
                        () -> NOW))
                .orElseThrow();
    }

    static Map<String, String> settings(SandboxStore store) {
        return Map.of(
                "url", store.url(),
                "credentials.key", store.consumerKey(),
                "credentials.secret", store.consumerSecret(),
                "sweep-overlap", "PT5M");
    }

    SandboxStore store() {
        return store;
    }

    /** Calls since the last question, as {@code POST products}. */
    List<String> calls() {
        List<String> since = List.copyOf(calls);
        calls.clear();
        return since;
    }

    Outcome perform(String operation, Map<String, @Nullable Object> input) {
        return perform(new Write(operation, input, "key-1", "record-1", Optional.empty()));
    }

    Outcome perform(Write write) {
        return perform(write, direct);
    }

    Outcome perform(Write write, Http http) {
        return destination.perform(write, recording(http));
    }

    List<Outcome> performTogether(List<Write> writes) {
        return performTogether(writes, direct);
    }

    List<Outcome> performTogether(List<Write> writes, Http http) {
        return destination.performTogether(writes, recording(http));
    }

    Http direct() {
        return direct;
    }

    private Http recording(Http http) {
        return call -> {
            calls.add(call.method() + " " + call.url().getPath().replace("/wp-json/wc/v3/", ""));
            return http.send(call);
        };
    }

    /** The id of what was applied. */
    String applied(String operation, Map<String, @Nullable Object> input) {
        return idOf(perform(operation, input));
    }

    static String idOf(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        return ((Outcome.Applied) outcome).id();
    }

    Failure.Rejected rejected(String operation, Map<String, @Nullable Object> input) {
        Outcome outcome = perform(operation, input);
        assertThat(outcome).isInstanceOf(Failure.Rejected.class);
        return (Failure.Rejected) outcome;
    }

    Map<String, @Nullable Object> get(String path) {
        return Json.tree(send("GET", path, null).json().orElseThrow());
    }

    List<Map<String, @Nullable Object>> list(String path) {
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        ((List<?>) send("GET", path, null).json().orElseThrow()).forEach(item -> items.add(Json.tree(item)));
        return items;
    }

    Map<String, @Nullable Object> post(String path, Map<String, @Nullable Object> body) {
        return Json.tree(send("POST", path, body).json().orElseThrow());
    }

    /** The id of a record that was made. */
    String made(String path, Map<String, @Nullable Object> body) {
        return String.valueOf(post(path, body).get("id"));
    }

    /** An order of two cups at 10 without tax, by its id. */
    String order() {
        String cup = made("products", Map.of("name", "Cup", "sku", "CUP", "regular_price", "10"));
        Map<String, @Nullable Object> line = Map.of("product_id", Integer.valueOf(cup), "quantity", 2);
        return made("orders", Map.of("payment_method", "cod", "status", "processing", "line_items", List.of(line)));
    }

    void delete(String path) {
        send("DELETE", path, null);
    }

    private HttpResult.Reply send(String method, String path, @Nullable Object body) {
        URI url = URI.create(store.url() + "/wp-json" + (path.startsWith("/") ? path : "/wc/v3/" + path));
        HttpCall call = body == null ? HttpCall.without(method, url) : HttpCall.json(method, url, body);
        HttpResult.Reply reply =
                (HttpResult.Reply) direct.send(call.withBasic(store.consumerKey(), store.consumerSecret()));
        assertThat(reply.status())
                .as(new String(reply.body(), StandardCharsets.UTF_8))
                .isLessThan(300);
        return reply;
    }

    @Override
    public void close() {
        store.close();
    }
}
