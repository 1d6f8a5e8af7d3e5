package dev.tradewind.connector.woocommerce.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.HttpCall;
import dev.tradewind.api.json.Json;
import dev.tradewind.testkit.recorded.Exchange;
import dev.tradewind.testkit.recorded.Recordings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against requests that a real store accepted or refused: signed with the same time and nonce, they must be the same. */
class OAuth1Test {

    private static final Recordings RECORDINGS = Recordings.ofWooCommerce();

    private static final String SECRET = "cs_f6a7b8c9d0f6a7b8c9d0f6a7b8c9d0f6a7b8c9d0";

    private static final Map<String, String> SECRETS = Map.of(
            "ck_a1b2c3d4e5a1b2c3d4e5a1b2c3d4e5a1b2c3d4e5", SECRET,
            "ck_1111111111111111111111111111111111111111", "cs_2222222222222222222222222222222222222222",
            "ck_9999999999999999999999999999999999999999", "cs_9999999999999999999999999999999999999999");

    /** Every request that was signed in its query with HMAC-SHA256 and a nonce. */
    static Stream<Exchange> signed() {
        return RECORDINGS
                .exchanges()
                .filter(e ->
                        e.target().contains("oauth_signature=") && e.target().contains("HMAC-SHA256"))
                .filter(e -> e.target().contains("oauth_nonce="));
    }

    @Test
    void recordings_holdAcceptedAndRefusedSignatures() {
        assertThat(signed().filter(e -> e.status() == 200)).hasSizeGreaterThanOrEqualTo(7);
        assertThat(signed().filter(e -> e.status() == 401)).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("signed")
    void request_isSignedAsItWasRecorded(Exchange exchange) {
        String origin = exchange.scheme() + "://"
                + exchange.requestHeaders().get("Host").getFirst();
        List<String> parameters = List.of(exchange.target().split("\\?", 2)[1].split("&", -1));
        String asked = parameters.stream().filter(p -> !p.startsWith("oauth_")).collect(Collectors.joining("&"));
        HttpCall unsigned = HttpCall.without(
                exchange.method(), URI.create(origin + exchange.path() + (asked.isEmpty() ? "" : "?" + asked)));
        String key = value(parameters, "oauth_consumer_key");

        HttpCall call = OAuth1.sign(
                unsigned,
                new Credentials(key, secret(exchange, key)),
                Long.parseLong(value(parameters, "oauth_timestamp")),
                value(parameters, "oauth_nonce"));

        assertThat(call.url()).hasToString(origin + exchange.target());
    }

    @Test
    void secret_isNowhereInASignedRequest() {
        HttpCall call = OAuth1.sign(
                HttpCall.get(URI.create("http://shop.example/wp-json/wc/v3/orders?search=a%20b")),
                new Credentials("ck_test", SECRET),
                1795195204L,
                "nonce");

        assertThat(call.url().toString()).contains("oauth_consumer_key=ck_test").doesNotContain(SECRET);
        assertThat(call.headers()).doesNotContainKey("Authorization");
    }

    private static String value(List<String> parameters, String name) {
        return parameters.stream()
                .filter(p -> p.startsWith(name + "="))
                .map(p -> PercentCode.decode(p.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** The recorder noted which secret it signed with; where it did not, it was the key's own. */
    private static String secret(Exchange exchange, String key) {
        Object note = ((Map<?, ?>) RECORDINGS.tree(exchange.name())).get("note");
        if (note instanceof String text
                && text.startsWith("{")
                && Json.read(text) instanceof Map<?, ?> noted
                && noted.get("consumer_secret") instanceof String secret) {
            return secret;
        }
        return SECRETS.get(key);
    }
}
