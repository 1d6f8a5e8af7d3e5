package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.WebhookCare;
import dev.tradewind.api.WebhookCare.Look;
import dev.tradewind.api.json.Json;
import dev.tradewind.sandbox.store.Plugin;
import dev.tradewind.sandbox.store.SandboxStore;
import dev.tradewind.testkit.contract.DirectHttp;
import java.net.URI;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over real HTTP against the sandbox store. */
class StoreWebhooksTest {

    /** Nobody answers there: a store makes a webhook all the same. */
    private static final URI ADDRESS = URI.create("http://127.0.0.1:9/hooks/shop");

    private static final Set<String> ORDERS = Set.of("orders");

    private final SandboxStore store = SandboxStore.builder().start();
    private final Http http = new DirectHttp();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void webhooksOfEveryTopicThatFlowsNeed_areMade_once() {
        Look.Good first = look(Set.of("orders", "refunds", "customers"));
        Look.Good second = look(Set.of("orders", "refunds", "customers"));

        assertThat(first.mended()).hasSize(7);
        assertThat(first.gap()).isTrue();
        assertThat(second).isEqualTo(new Look.Good(List.of(), false));
        assertThat(hooks())
                .<Object>extracting(hook -> hook.get("topic"))
                .containsExactlyInAnyOrder(
                        "order.created",
                        "order.updated",
                        "order.deleted",
                        "order.restored",
                        "customer.created",
                        "customer.updated",
                        "customer.deleted");
        assertThat(hooks())
                .allSatisfy(hook -> assertThat(hook.get("delivery_url")).isEqualTo(ADDRESS.toString()));
    }

    @Test
    void webhookThatIsOff_isMadeAnew_andThePausedOneIsSwitchedOn() {
        look(ORDERS);
        Object off = change("order.updated", Map.of("status", "disabled"));
        Object paused = change("order.created", Map.of("status", "paused"));

        Look.Good mended = look(ORDERS);

        assertThat(mended.mended())
                .containsExactlyInAnyOrder(
                        "order.created switched on again, it was paused",
                        "order.updated made anew, the store had switched it off");
        assertThat(mended.gap()).isTrue();
        assertThat(hooks()).hasSize(4).allMatch(hook -> "active".equals(hook.get("status")));
        assertThat(hooks())
                .<Object>extracting(hook -> hook.get("id"))
                .contains(paused)
                .doesNotContain(off);
    }

    @Test
    void webhookThatWasDeletedOrSentElsewhere_comesHereAgain() {
        look(ORDERS);
        delete("order.deleted");
        change("order.restored", Map.of("delivery_url", "http://127.0.0.1:9/elsewhere"));

        assertThat(look(ORDERS).mended())
                .containsExactlyInAnyOrder(
                        "order.deleted made", "order.restored sent here again, it went to another address");
        assertThat(hooks()).hasSize(4);
    }

    @Test
    void newSecret_isGivenToTheWebhooksThatAreThere() {
        look(ORDERS);
        List<Object> before =
                hooks().stream().<Object>map(hook -> hook.get("id")).toList();

        Look.Good good = (Look.Good) care("another secret").look(ADDRESS, ORDERS, http);

        assertThat(good.mended()).hasSize(4).allMatch(what -> what.endsWith("given the new secret"));
        assertThat(hooks()).<Object>extracting(hook -> hook.get("id")).isEqualTo(before);
        assertThat(hooks()).noneMatch(hook -> String.valueOf(hook.get("name")).contains("secret"));
    }

    @Test
    void webhookMadeByAPerson_isTakenOver_andItsTwinRemoved() {
        store.registerWebhook("order.updated", ADDRESS.toString());
        store.registerWebhook("order.updated", ADDRESS.toString());
        int foreign = store.registerWebhook("order.updated", "http://127.0.0.1:9/somebody-else");

        Look.Good good = look(ORDERS);

        assertThat(good.mended())
                .contains("order.updated taken over from a person", "order.updated removed, there were two");
        assertThat(hooks())
                .hasSize(5)
                .<Object>extracting(hook -> hook.get("id"))
                .contains(foreign);
    }

    @Test
    void webhookThatNoFlowNeedsAnyMore_isRemoved() {
        look(Set.of("orders", "products"));

        assertThat(look(ORDERS).mended()).hasSize(4).allMatch(what -> what.startsWith("product."));
        assertThat(hooks()).hasSize(4);
    }

    @Test
    void topicsOfAPluginThatIsNotThere_areLeftOut_andMadeWhenItIs() {
        store.plugins(EnumSet.of(Plugin.WOOCOMMERCE));
        assertThat(look(Set.of("orders", "subscriptions")).mended())
                .hasSize(4)
                .allMatch(what -> what.startsWith("order."));
        assertThat(look(Set.of("orders", "subscriptions"))).isEqualTo(new Look.Good(List.of(), false));

        store.plugins(EnumSet.of(Plugin.WOOCOMMERCE, Plugin.SUBSCRIPTIONS));
        assertThat(look(Set.of("orders", "subscriptions")).mended())
                .hasSize(3)
                .allMatch(what -> what.startsWith("subscription."));
    }

    @Test
    void storeThatSaysNo_isAFailure() {
        Http away = call -> new HttpResult.NoReply(false, "connection refused");

        assertThat(care("secret").look(ADDRESS, ORDERS, away))
                .isInstanceOfSatisfying(
                        Look.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.Transient.class));
    }

    /** Started from the same documents, with secrets of its own: a hub for trying things out. */
    @Test
    void secondHubWithTheSameDocuments_hasWebhooksOfItsOwn_andTakesNobodysAway() {
        URI other = URI.create("http://127.0.0.1:9/hooks/staging");
        look(ORDERS);

        for (int turn = 0; turn < 3; turn++) {
            Look.Good second = (Look.Good) care("a secret of its own").look(other, Set.of("orders", "products"), http);
            assertThat(second.mended()).hasSize(turn == 0 ? 8 : 0);
            assertThat(look(ORDERS)).isEqualTo(new Look.Good(List.of(), false));
        }
        assertThat(hooks()).hasSize(12);
    }

    @Test
    void answerThatIsNoList_isAFailure_andNothingIsMadeTwice() {
        look(ORDERS);
        Http odd =
                call -> call.method().equals("GET") ? reply(Map.of("notice", "back soon"), Map.of()) : http.send(call);

        assertThat(care("a secret of the test").look(ADDRESS, ORDERS, odd))
                .isInstanceOfSatisfying(
                        Look.Failed.class,
                        failed -> assertThat(failed.failure().reason()).contains("list of webhooks"));
        assertThat(hooks()).hasSize(4);
    }

    @Test
    void hostThatGivesFewerThanAsked_isReadWhole() {
        look(ORDERS);
        List<Map<?, ?>> all = hooks();
        Http twoAPage = call -> {
            if (!call.method().equals("GET")) {
                return http.send(call);
            }
            int page =
                    Integer.parseInt(FakeStore.query(call.url().getRawQuery()).get("page"));
            return reply(
                    all.stream().skip(2L * (page - 1)).limit(2).toList(),
                    Map.of("X-WP-Total", List.of("" + all.size())));
        };

        assertThat(care("a secret of the test").look(ADDRESS, ORDERS, twoAPage))
                .isEqualTo(new Look.Good(List.of(), false));
    }

    private static HttpResult reply(Object body, Map<String, List<String>> headers) {
        return new HttpResult.Reply(200, headers, Json.write(body));
    }

    private Look.Good look(Set<String> streams) {
        return (Look.Good) care("a secret of the test").look(ADDRESS, streams, http);
    }

    private WebhookCare care(String secret) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("url", store.url());
        settings.put("credentials.key", store.consumerKey());
        settings.put("credentials.secret", store.consumerSecret());
        settings.put("sweep-overlap", "5m");
        settings.put("webhook-secret", secret);
        return new WooCommerceConnector()
                .webhookCare(TestConnection.context(settings))
                .orElseThrow();
    }

    private List<Map<?, ?>> hooks() {
        List<?> hooks = (List<?>) send("GET", "webhooks?per_page=100&order=asc", null);
        return hooks.stream().<Map<?, ?>>map(hook -> (Map<?, ?>) hook).toList();
    }

    private Object id(String topic) {
        return hooks().stream()
                .filter(hook -> topic.equals(hook.get("topic")))
                .findFirst()
                .<Object>map(hook -> hook.get("id"))
                .orElseThrow();
    }

    private Object change(String topic, Map<String, Object> change) {
        Object id = id(topic);
        send("PUT", "webhooks/" + id, change);
        return id;
    }

    private void delete(String topic) {
        send("DELETE", "webhooks/" + id(topic) + "?force=true", Map.of());
    }

    private Object send(String method, String path, @org.jspecify.annotations.Nullable Object body) {
        URI url = URI.create(store.url() + "/wp-json/wc/v3/" + path);
        HttpCall call = body == null ? HttpCall.without(method, url) : HttpCall.json(method, url, body);
        HttpResult.Reply reply =
                (HttpResult.Reply) http.send(call.withBasic(store.consumerKey(), store.consumerSecret()));
        assertThat(reply.status()).isLessThan(300);
        return reply.json().orElseThrow();
    }
}
