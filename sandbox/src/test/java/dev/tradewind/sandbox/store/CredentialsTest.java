package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.sandbox.http.WebClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Facts 19 to 22, beyond what the recorded exchanges show in {@link RecordedExchangesTest}. */
final class CredentialsTest {

    private static final String ORDERS = "/wp-json/wc/v3/orders";

    private final TestShop shop = new TestShop();
    private final WebClient anonymous = new WebClient(shop.store.url(), Map.of());
    private final WebClient basic =
            new WebClient(shop.store.url(), Map.of("Authorization", TestShop.basic(shop.store)));

    @AfterEach
    void close() {
        shop.close();
    }

    private String signed(String method, Duration skew, String nonce) throws Exception {
        var params = new TreeMap<String, String>();
        params.put("oauth_consumer_key", shop.store.consumerKey());
        params.put("oauth_nonce", nonce);
        params.put("oauth_signature_method", "HMAC-SHA256");
        params.put("oauth_timestamp", String.valueOf(shop.now.get().plus(skew).getEpochSecond()));
        String query = params.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("&"));
        String base = method + "&" + encode(shop.store.url() + ORDERS) + "&" + encode(query);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec((shop.store.consumerSecret() + "&").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
        return ORDERS + "?" + query + "&oauth_signature=" + encode(signature);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void strictStore_onHttp_takesASignatureAndNothingInClear() throws Exception {
        shop.store.access(shop.store.access().strict(true));
        String inQuery = ORDERS + "?consumer_key=" + shop.store.consumerKey() + "&consumer_secret="
                + shop.store.consumerSecret();

        assertThat(basic.get(ORDERS).body()).contains("woocommerce_rest_cannot_view");
        assertThat(anonymous.get(inQuery).body()).contains("woocommerce_rest_cannot_view");
        assertThat(anonymous.get(signed("GET", Duration.ZERO, "one")).status()).isEqualTo(200);
        assertThat(basic.with("X-Forwarded-Proto", "https").get(ORDERS).status())
                .isEqualTo(200);
    }

    @Test
    void signature_isForOneMethod_withinFifteenMinutes_andOnceASecond() throws Exception {
        shop.store.access(shop.store.access().strict(true));
        String first = signed("GET", Duration.ZERO, "one");

        assertThat(anonymous.get(first).status()).isEqualTo(200);
        assertThat(anonymous.get(first).body()).contains("nonce has already been used");
        assertThat(anonymous.get(signed("GET", Duration.ZERO, "two")).status()).isEqualTo(200);
        assertThat(anonymous.get(first).status())
                .as("forgotten for another of that second")
                .isEqualTo(200);
        assertThat(anonymous.get(signed("POST", Duration.ZERO, "three")).body()).contains("does not match");
        assertThat(anonymous.get(signed("GET", Duration.ofMinutes(-14), "four")).status())
                .isEqualTo(200);
        assertThat(anonymous.get(signed("GET", Duration.ofMinutes(-16), "five")).body())
                .contains("Invalid timestamp.");
        assertThat(anonymous.get(signed("GET", Duration.ofMinutes(16), "six")).body())
                .contains("Invalid timestamp.");
    }

    @Test
    void hostThatStripsAuthorization_leavesTheQueryAlone() {
        shop.store.access(shop.store.access().strippingAuthorization(true));

        assertThat(basic.get(ORDERS).body()).contains("woocommerce_rest_cannot_view");
        assertThat(anonymous
                        .get(ORDERS + "?consumer_key=" + shop.store.consumerKey() + "&consumer_secret="
                                + shop.store.consumerSecret())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void key_doesNoMoreThanItMay() {
        shop.store.access(shop.store.access().with(new Access.ApiKey("ck_read", "cs_read", Access.Permission.READ)));
        String pair = "consumer_key=ck_read&consumer_secret=cs_read";

        assertThat(anonymous.get(ORDERS + "?" + pair).status()).isEqualTo(200);
        var refused = anonymous.post(ORDERS + "?" + pair, Map.of("status", "pending"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).contains("woocommerce_rest_authentication_error", "does not have write permissions");
    }

    @Test
    void plainPermalinks_letApplicationPasswordsInThroughTheFrontDoorOnly() {
        shop.store.access(
                shop.store.access().plainPermalinks(true).with(new Access.ApplicationPassword("admin", "abcd EFGH")));
        String password =
                "Basic " + Base64.getEncoder().encodeToString("admin:abcdEFGH".getBytes(StandardCharsets.UTF_8));
        String front = "/?rest_route=/wc/v3/orders";

        assertThat(basic.get(ORDERS).status()).isEqualTo(301);
        assertThat(basic.get(ORDERS).header("Location")).isEqualTo(shop.store.url() + ORDERS + "/");
        assertThat(basic.get(front).body()).contains("invalid_username");
        assertThat(anonymous.with("Authorization", password).get(front).status())
                .isEqualTo(200);
    }

    @Test
    void accessToString_showsNoSecret() {
        Access access = shop.store
                .access()
                .with(new Access.ApiKey("ck_read", "cs_hush", Access.Permission.READ))
                .with(new Access.ApplicationPassword("admin", "hush"));

        assertThat(access.toString()).doesNotContain("hush").doesNotContain(shop.store.consumerSecret());
    }
}
