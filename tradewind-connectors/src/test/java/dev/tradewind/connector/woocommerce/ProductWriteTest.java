package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Destination;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.api.json.Json;
import dev.tradewind.sandbox.store.SandboxStore;
import dev.tradewind.testkit.contract.DirectHttp;
import dev.tradewind.testkit.recorded.Recordings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stock and prices, over real HTTP against the sandbox store. */
class ProductWriteTest {

    private final SandboxStore store = SandboxStore.builder().start();
    private final List<String> calls = new ArrayList<>();
    private final Http direct = new DirectHttp();
    private final Http http = call -> {
        calls.add(call.method() + " " + call.url().getPath().replace("/wp-json/wc/v3/", ""));
        return direct.send(call);
    };
    private final Destination shop = new WooCommerceConnector()
            .destination(TestConnection.context(Map.of(
                    "url", store.url(),
                    "credentials.key", store.consumerKey(),
                    "credentials.secret", store.consumerSecret(),
                    "sweep-overlap", "5m")))
            .orElseThrow();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void stockOfAHundredProducts_isOneCall_andOneMoreOnlyTheFirstTime() {
        create(100);

        List<Outcome> first = setStock(
                IntStream.range(0, 100).mapToObj(i -> stock("P-" + i, i)).toList());
        assertThat(first).allMatch(Outcome.Applied.class::isInstance);
        assertThat(calls).containsExactly("GET products", "POST products/batch");

        calls.clear();
        setStock(IntStream.range(0, 100).mapToObj(i -> stock("P-" + i, i + 1)).toList());
        assertThat(calls).containsExactly("POST products/batch");
        assertThat(product("P-42").get("stock_quantity")).isEqualTo(43);
    }

    @Test
    void variation_isFoundByItsSku_andChangedAmongItsParentsVariations() {
        Object parent =
                post("products", Map.of("name", "Shirt", "type", "variable")).get("id");
        Object variation = post(
                        "products/" + parent + "/variations",
                        Map.of("sku", "SHIRT-S", "manage_stock", true, "stock_quantity", 1))
                .get("id");

        Outcome outcome = setStock(List.of(stock("SHIRT-S", 7))).getFirst();

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Applied.class, applied -> {
            assertThat(applied.id()).isEqualTo(parent + "/" + variation);
            assertThat(applied.details()).isEqualTo(Map.of("SKU", "SHIRT-S"));
        });
        assertThat(calls).endsWith("POST products/" + parent + "/variations/batch");
        assertThat(product("SHIRT-S").get("stock_quantity")).isEqualTo(7);
    }

    @Test
    void unknownSku_isRejected_andTheOthersAreSet() {
        create(2);

        List<Outcome> outcomes = setStock(List.of(stock("P-0", 5), stock("NO-SUCH", 5), stock("P-1", 6)));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Applied.class);
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Failure.Rejected.class, refused -> {
            assertThat(refused.reason()).contains("NO-SUCH");
            assertThat(refused.field()).contains("sku");
        });
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void productThatWasDeletedAndMadeAnew_isLookedUpAgain() {
        Object old = create(1).getFirst();
        setStock(List.of(stock("P-0", 5)));
        send("DELETE", "products/" + old + "?force=true", null);
        Object fresh = create(1).getFirst();

        Outcome outcome = setStock(List.of(stock("P-0", 8))).getFirst();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Applied.class,
                        applied -> assertThat(applied.id()).isEqualTo(fresh.toString()));
        assertThat(product("P-0").get("stock_quantity")).isEqualTo(8);
    }

    @Test
    void skuThatMovedToAnotherProduct_isLookedUpAgain_andTheMistakeIsTold() {
        Object old = create(1).getFirst();
        setStock(List.of(stock("P-0", 5)));
        send("PUT", "products/" + old, Map.of("sku", "P-OLD"));
        Object fresh = create(1).getFirst();

        Outcome outcome = setStock(List.of(stock("P-0", 8))).getFirst();

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Applied.class, applied -> {
            assertThat(applied.id()).isEqualTo(fresh.toString());
            assertThat(applied.details().get("set by mistake")).contains("product " + old, "P-OLD");
        });
        assertThat(product("P-0").get("stock_quantity")).isEqualTo(8);

        setStock(List.of(stock("P-OLD", 4), stock("P-0", 9)));
        assertThat(product("P-OLD").get("stock_quantity")).isEqualTo(4);
        assertThat(product("P-0").get("stock_quantity")).isEqualTo(9);
    }

    @Test
    void skusThatHaveChangedPlaces_areBothSetRightly_inOneCall_andNothingIsLeftToBePutRight() {
        List<Object> ids = create(2);
        setStock(List.of(stock("P-0", 5), stock("P-1", 6)));
        send("PUT", "products/" + ids.get(0), Map.of("sku", "P-X"));
        send("PUT", "products/" + ids.get(1), Map.of("sku", "P-0"));
        send("PUT", "products/" + ids.get(0), Map.of("sku", "P-1"));

        List<Outcome> outcomes = setStock(List.of(stock("P-0", 7), stock("P-1", 8)));

        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(((Outcome.Applied) outcome).details()).containsOnlyKeys("SKU"));
        assertThat(product("P-0")).containsEntry("id", ids.get(1)).containsEntry("stock_quantity", 7);
        assertThat(product("P-1")).containsEntry("id", ids.get(0)).containsEntry("stock_quantity", 8);
    }

    /** The mistake comes behind the right write of the same product, in the same call. */
    @Test
    void productThatWasSetRightly_isSetAgain_whereAMistakeFollowed() {
        Object old = create(1).getFirst();
        setStock(List.of(stock("P-0", 5)));
        send("PUT", "products/" + old, Map.of("sku", "P-NEW"));
        create(1);

        List<Outcome> outcomes = setStock(List.of(stock("P-NEW", 7), stock("P-0", 8)));

        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(((Outcome.Applied) outcome).details()).containsOnlyKeys("SKU"));
        assertThat(product("P-NEW").get("stock_quantity")).isEqualTo(7);
        assertThat(product("P-0").get("stock_quantity")).isEqualTo(8);
    }

    @Test
    void skuThatTheShopRenamed_isRejected_andItsProductIsNotSetAgain() {
        Object id = create(1).getFirst();
        setStock(List.of(stock("P-0", 5)));
        send("PUT", "products/" + id, Map.of("sku", "P-NEW"));

        assertThat(setStock(List.of(stock("P-0", 8))).getFirst())
                .isInstanceOfSatisfying(
                        Failure.Rejected.class,
                        refused -> assertThat(refused.reason()).contains("P-0", "product " + id, "P-NEW"));

        Write bound = new Write("set-stock", stock("P-0", 9), "key", "entity", Optional.of(id.toString()));
        assertThat(shop.perform(bound, http)).isInstanceOf(Failure.Rejected.class);
        assertThat(product("P-NEW").get("stock_quantity")).isEqualTo(8);
    }

    @Test
    void skuInAnotherCase_isTheSameProduct() {
        create(1);

        setStock(List.of(stock("p-0", 5)));

        assertThat(setStock(List.of(stock("p-0", 6))).getFirst())
                .isInstanceOfSatisfying(
                        Outcome.Applied.class,
                        applied -> assertThat(applied.details()).containsOnlyKeys("SKU"));
        assertThat(product("P-0").get("stock_quantity")).isEqualTo(6);
    }

    @Test
    void productWhoseStockTheShopDoesNotCount_isRejected_unlessItShallBeCounted() {
        post("products", Map.of("name", "Free", "sku", "FREE", "manage_stock", false));

        assertThat(setStock(List.of(stock("FREE", 5))).getFirst()).isInstanceOfSatisfying(Failure.Rejected.class, r -> {
            assertThat(r.reason()).contains("Manage stock").contains("manage: true");
            assertThat(r.field()).contains("stock_quantity");
        });
        Map<String, @Nullable Object> managed = new LinkedHashMap<>(stock("FREE", 5));
        managed.put("manage", true);
        assertThat(setStock(List.of(managed)).getFirst()).isInstanceOf(Outcome.Applied.class);
        assertThat(product("FREE").get("stock_quantity")).isEqualTo(5);
    }

    @Test
    void inputThatTheStoreWouldMisread_isRejectedBeforeItIsSent() {
        List<Map<String, @Nullable Object>> inputs = List.of(
                Map.of("sku", "P-0", "quantity", "2.5"),
                Map.of("sku", "P-0", "quantity", "many"),
                Map.of("sku", "P-0"),
                Map.of("quantity", 1),
                Map.of("product", "../orders", "quantity", 1),
                Map.of("sku", "P-0", "quantity", "99999999999"));

        List<Outcome> outcomes = setStock(inputs);

        assertThat(outcomes).allMatch(Failure.Rejected.class::isInstance);
        assertThat(outcomes)
                .extracting(outcome -> ((Failure.Rejected) outcome).field().orElse(""))
                .containsExactly("quantity", "quantity", "quantity", "sku", "product", "quantity");
        assertThat(calls).isEmpty();
    }

    @Test
    void price_isSetAsItIsWritten_andASaleEndsWithAnEmptyOne() {
        create(1);

        setPrice(Map.of("sku", "P-0", "regular", "12.90", "sale", "9.90"));
        assertThat(product("P-0")).containsEntry("regular_price", "12.90").containsEntry("sale_price", "9.90");
        setPrice(Map.of("sku", "P-0", "regular", "13.00", "sale", ""));

        assertThat(product("P-0")).containsEntry("regular_price", "13.00").containsEntry("sale_price", "");
    }

    @Test
    void storeThatIsAway_failsEveryWriteOfTheCall_forNow() {
        create(3);
        store.close();

        assertThat(setStock(List.of(stock("P-0", 1), stock("P-1", 1), stock("P-2", 1))))
                .hasSize(3)
                .allMatch(Failure.Transient.class::isInstance);
    }

    @Test
    void recordedBatch_inWhichSomeItemsFailed_failsThoseAlone() {
        HttpResult recorded = Recordings.ofWooCommerce()
                .exchange("c-products/batch-partial-failure.json")
                .reply();
        List<Map<String, @Nullable Object>> inputs = List.of(
                Map.of("product", "10", "regular", "9.10"),
                Map.of("product", "987654", "regular", "1"),
                Map.of("product", "11", "regular", "1"),
                Map.of("product", "13", "regular", "1"));

        List<Outcome> outcomes = shop.performTogether(writes("set-price", inputs), call -> recorded);

        assertThat(outcomes.get(0))
                .isInstanceOfSatisfying(
                        Outcome.Applied.class,
                        applied -> assertThat(applied.id()).isEqualTo("10"));
        assertThat(outcomes.get(1)).isInstanceOf(Failure.Rejected.class);
        assertThat(((Failure.Rejected) outcomes.get(2)).reason()).contains("product_invalid_sku");
        assertThat(outcomes.get(3)).isInstanceOf(Failure.Rejected.class);
    }

    private static Map<String, @Nullable Object> stock(String sku, int quantity) {
        return Map.of("sku", sku, "quantity", quantity);
    }

    private List<Outcome> setStock(List<Map<String, @Nullable Object>> inputs) {
        return shop.performTogether(writes("set-stock", inputs), http);
    }

    private void setPrice(Map<String, @Nullable Object> input) {
        assertThat(shop.performTogether(writes("set-price", List.of(input)), http)
                        .getFirst())
                .isInstanceOf(Outcome.Applied.class);
    }

    private static List<Write> writes(String operation, List<Map<String, @Nullable Object>> inputs) {
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> new Write(operation, inputs.get(i), "key-" + i, "entity-" + i, Optional.empty()))
                .toList();
    }

    /** Products {@code P-0} and so on, whose stock is counted; their ids. */
    private List<Object> create(int count) {
        List<Map<String, Object>> items = IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of(
                        "name",
                        "Product " + i,
                        "sku",
                        "P-" + i,
                        "manage_stock",
                        true,
                        "stock_quantity",
                        1,
                        "regular_price",
                        "1"))
                .toList();
        List<?> created = (List<?>) java.util.Objects.requireNonNull(
                post("products/batch", Map.of("create", items)).get("create"));
        return created.stream()
                .<Object>map(item -> java.util.Objects.requireNonNull(((Map<?, ?>) item).get("id")))
                .toList();
    }

    private Map<String, @Nullable Object> product(String sku) {
        List<?> found =
                (List<?>) send("GET", "products?sku=" + sku, null).json().orElseThrow();
        return Json.tree(found.getFirst());
    }

    private Map<?, ?> post(String path, Map<String, Object> body) {
        return (Map<?, ?>) send("POST", path, body).json().orElseThrow();
    }

    private HttpResult.Reply send(String method, String path, @Nullable Object body) {
        URI url = URI.create(store.url() + "/wp-json/wc/v3/" + path);
        HttpCall call = body == null ? HttpCall.without(method, url) : HttpCall.json(method, url, body);
        HttpResult.Reply reply =
                (HttpResult.Reply) direct.send(call.withBasic(store.consumerKey(), store.consumerSecret()));
        assertThat(reply.status())
                .as(new String(reply.body(), StandardCharsets.UTF_8))
                .isLessThan(300);
        return reply;
    }
}
