package dev.tradewind.app.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.woocommerce.access.ApiForm;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Finding a store, being let in, and asking for its keys, on a web of which only a few addresses are there. */
final class StoreSearchTest {

    private static final String KEY = "ck_" + "a".repeat(40);

    /** What answers, by the beginning of the address; the first that fits. */
    private final Map<String, HttpResult> web = new LinkedHashMap<>();

    private final Http http = call -> web.entrySet().stream()
            .filter(place -> call.url().toString().startsWith(place.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(new HttpResult.NoReply(false, "the host's name is not known", HttpResult.NoReply.Cause.HOST));

    private static HttpResult json(int status, String body) {
        return new HttpResult.Reply(
                status, Map.of("Content-Type", List.of("application/json")), body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResult index(String home) {
        return json(200, "{\"name\":\"Teahouse\",\"home\":\"" + home + "\",\"namespaces\":[\"wp/v2\",\"wc/v3\"]}");
    }

    private static HttpResult redirect(String to) {
        return new HttpResult.Reply(301, Map.of("Location", List.of(to)), new byte[0]);
    }

    private StoreSearch.Result search(String typed) {
        return new StoreSearch(http, InstantSource.system()).among(TypedAddress.candidates(typed));
    }

    private Store found(String typed) {
        return ((StoreSearch.Result.Found) search(typed)).store();
    }

    @Test
    void shopThatSendsToWww_isFoundThere() {
        web.put("https://shop.example/wp-json/", redirect("https://www.shop.example/wp-json/"));
        web.put("https://www.shop.example/wp-json/", index("https://www.shop.example"));

        Store store = found("shop.example/wp-admin");

        assertThat(store.url()).isEqualTo(URI.create("https://www.shop.example"));
        assertThat(store.title()).isEqualTo("Teahouse");
        assertThat(store.isClosed()).isFalse();
    }

    @Test
    void addressThatTheShopCallsItsOwn_isTaken_ifItAnswers() {
        web.put("https://www.shop.example/wp-json/", index("https://shop.example"));
        web.put("https://shop.example/wp-json/", index("https://shop.example"));

        assertThat(found("www.shop.example").url()).isEqualTo(URI.create("https://shop.example"));
    }

    @Test
    void shopThatCallsItselfSomethingElse_isLeftWhereItWasFound() {
        web.put("https://shop.example/wp-json/", index("https://elsewhere.example"));
        web.put("https://elsewhere.example/wp-json/", index("https://elsewhere.example"));

        assertThat(found("shop.example").url()).isEqualTo(URI.create("https://shop.example"));
    }

    @Test
    void redirectWithoutEncryption_isNotFollowed() {
        web.put("https://shop.example/wp-json/", redirect("http://shop.example/wp-json/"));
        web.put("https://shop.example/", json(404, ""));

        assertThat(search("https://shop.example")).isInstanceOf(StoreSearch.Result.Missing.class);
    }

    @Test
    void siteWithoutWooCommerce_isClosed_andSaysSo() {
        web.put("https://shop.example/wp-json/", json(200, "{\"name\":\"Blog\",\"namespaces\":[\"wp/v2\"]}"));

        Store store = found("shop.example");

        assertThat(store.isClosed()).isTrue();
        assertThat(store.findings()).anySatisfy(f -> assertThat(f.check()).isEqualTo("woocommerce"));
    }

    @Test
    void nothingThere_isMissing_withTheLikeliestAddress() {
        assertThat(search("shop.example")).isInstanceOfSatisfying(StoreSearch.Result.Missing.class, missing -> {
            assertThat(missing.url()).isEqualTo(URI.create("https://shop.example"));
            assertThat(missing.findings()).isNotEmpty();
        });
    }

    @Test
    void hostThatStripsTheHeader_needsTheKeyInTheAddress() {
        Store store = store(ApiForm.WP_JSON, "https://shop.example");
        var keys = new StoreKeys.Consumer(KEY, "cs_x");
        Http stripping =
                call -> inAddress(call) ? json(200, "[]") : json(401, "{\"code\":\"woocommerce_rest_cannot_view\"}");
        Http healthy = call -> json(200, "[]");
        Http closed = call -> json(401, "{\"code\":\"woocommerce_rest_cannot_view\"}");

        assertThat(new WayIn(stripping, InstantSource.system()).needsQuery(store, keys))
                .isTrue();
        assertThat(new WayIn(healthy, InstantSource.system()).needsQuery(store, keys))
                .isFalse();
        assertThat(new WayIn(closed, InstantSource.system()).needsQuery(store, keys))
                .isFalse();
    }

    private static boolean inAddress(HttpCall call) {
        return String.valueOf(call.url().getRawQuery()).contains("consumer_key=" + KEY);
    }

    private static Store store(ApiForm form, String url) {
        return new Store(URI.create(url), "Teahouse", form, List.of());
    }

    private static Approval approval(ApiForm form, String shop, String publicUrl) {
        var addresses = new HubAddresses(
                Optional.of(publicUrl).filter(url -> !url.isEmpty()).map(URI::create),
                URI.create("http://localhost:8080"),
                8080);
        return Approval.of(store(form, shop), addresses, HandOver.Scope.READ, "id", "ticket");
    }

    @Test
    void approval_sendsTheKeyToTheHub_andThePersonBack() {
        Approval approval = approval(ApiForm.WP_JSON, "https://shop.example", "https://hub.example");

        assertThat(approval.url().orElseThrow())
                .isEqualTo(URI.create("https://shop.example/wc-auth/v1/authorize?app_name=Tradewind&scope=read"
                        + "&user_id=ticket&return_url=http%3A%2F%2Flocalhost%3A8080%2Fconnected%2Fid"
                        + "&callback_url=https%3A%2F%2Fhub.example%2Fhand-over%2Fticket"));
        assertThat(approval.advice()).isEmpty();
    }

    @Test
    void approval_isImpossible_withoutHttps_withPlainPermalinks_withoutRewriting_andSaysWhy() {
        assertThat(approval(ApiForm.WP_JSON, "https://shop.example", "").url()).isEmpty();
        assertThat(approval(ApiForm.WP_JSON, "https://shop.example", "").advice())
                .singleElement()
                .asString()
                .contains("public-url=https://");
        assertThat(approval(ApiForm.WP_JSON, "https://shop.example", "http://hub.example")
                        .advice())
                .singleElement()
                .asString()
                .contains("without encryption");
        assertThat(approval(ApiForm.REST_ROUTE, "https://shop.example", "https://hub.example")
                        .advice())
                .singleElement()
                .asString()
                .contains("Plain");
        assertThat(approval(ApiForm.INDEX_PHP, "https://shop.example", "https://hub.example")
                        .url())
                .isEmpty();
    }

    @Test
    void approval_warnsOfAddressesThatWordPressDoesNotCall() {
        for (String address : List.of("https://192.168.1.4", "https://10.0.0.1:443", "https://hub.example:9443")) {
            assertThat(approval(ApiForm.WP_JSON, "https://shop.example", address)
                            .advice())
                    .as(address)
                    .singleElement()
                    .asString()
                    .contains("WordPress calls no addresses");
        }
    }
}
