package dev.tradewind.connector.woocommerce.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.engine.http.Exchange;
import dev.tradewind.engine.http.Masking;
import dev.tradewind.engine.http.PersonalData;
import dev.tradewind.engine.http.RecordingHttp;
import dev.tradewind.testkit.HandClock;
import dev.tradewind.testkit.recorded.Recordings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoreDoorTest {

    private static final Recordings RECORDINGS = Recordings.ofWooCommerce();
    private static final String KEY = "ck_a1b2c3d4e5";
    private static final String SECRET = "cs_f6a7b8c9d0";

    private final HandClock clock = new HandClock(Instant.ofEpochSecond(1795195204L));
    private final List<HttpCall> calls = new ArrayList<>();

    @Test
    void basic_standsInTheHeader() {
        HttpCall call = sent("https://shop.example", Optional.empty(), Authentication.BASIC);

        assertThat(call.url()).hasToString("https://shop.example/wp-json/wc/v3/orders?status=any&search=a%20b");
        assertThat(call.headers()).containsKey("Authorization");
    }

    @Test
    void queryKeys_standInTheAddressAndNotInAHeader() {
        HttpCall call = sent("https://shop.example", Optional.of(ApiForm.INDEX_PHP), Authentication.QUERY);

        assertThat(call.url())
                .hasToString("https://shop.example/index.php/wp-json/wc/v3/orders?status=any&search=a%20b&consumer_key="
                        + KEY + "&consumer_secret=" + SECRET);
        assertThat(call.headers()).doesNotContainKey("Authorization");
    }

    @Test
    void restRoute_joinsItsParametersToTheOneItIs() {
        HttpCall call =
                sent("https://shop.example", Optional.of(ApiForm.REST_ROUTE), Authentication.APPLICATION_PASSWORD);

        assertThat(call.url()).hasToString("https://shop.example/?rest_route=/wc/v3/orders&status=any&search=a%20b");
    }

    @Test
    void signedRequest_carriesTimeAndAFreshNonce() {
        StoreDoor door = door("http://shop.example", Optional.empty(), Authentication.OAUTH1);

        door.send("GET", "wc/v3/orders", Map.of(), null, answering(ok()));
        door.send("GET", "wc/v3/orders", Map.of(), null, answering(ok()));

        assertThat(calls.getFirst().url().toString())
                .contains("oauth_timestamp=1795195204", "oauth_signature=")
                .doesNotContain(SECRET);
        assertThat(calls.get(0).url()).isNotEqualTo(calls.get(1).url());
    }

    @Test
    void secretInClear_isNotSentToAnotherMachine() {
        for (Authentication one :
                List.of(Authentication.BASIC, Authentication.QUERY, Authentication.APPLICATION_PASSWORD)) {
            StoreDoor door = door("http://shop.example", Optional.empty(), one);

            assertThat(door.settings().wouldLeakTheSecret()).isTrue();
            assertThatThrownBy(() -> door.send("GET", "wc/v3/orders", Map.of(), null, answering(ok())))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(calls).isEmpty();
    }

    @Test
    void keysOnRestRoute_areRefusedWithWhatToDo() {
        assertThatThrownBy(() -> door("https://shop.example", Optional.of(ApiForm.REST_ROUTE), Authentication.BASIC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("application-password");
    }

    @Test
    void automaticForm_isFoundWhenNothingIsAtTheUsualAddress_andKept() {
        StoreDoor door = door("https://shop.example", Optional.empty(), Authentication.BASIC);
        Http http = indexPhpOnly();

        HttpResult first = door.send("GET", "wc/v3/orders", Map.of(), null, http);
        int toFind = calls.size();
        door.send("GET", "wc/v3/orders", Map.of(), null, http);

        assertThat(((HttpResult.Reply) first).status()).isEqualTo(200);
        assertThat(door.form()).isEqualTo(ApiForm.INDEX_PHP);
        assertThat(toFind).as("the call, two questions, the call again").isEqualTo(4);
        assertThat(calls).hasSize(5);
        assertThat(calls.subList(1, 3)).noneMatch(call -> call.headers().containsKey("Authorization"));
    }

    @Test
    void missingApi_isLookedForAgainOnlyAfterAWhile() {
        StoreDoor door = door("https://shop.example", Optional.empty(), Authentication.BASIC);
        Http nothing = answering(notFound());

        door.send("GET", "wc/v3/orders", Map.of(), null, nothing);
        door.send("GET", "wc/v3/orders", Map.of(), null, nothing);
        int before = calls.size();
        clock.forward(Duration.ofMinutes(11));
        door.send("GET", "wc/v3/orders", Map.of(), null, nothing);

        assertThat(before).isEqualTo(5);
        assertThat(calls).hasSize(9);
    }

    @Test
    void plainPermalinks_keepTheStoresOwnAnswerForKeys() {
        StoreDoor door = door("https://127.0.0.1:8443", Optional.empty(), Authentication.BASIC);
        HttpResult loop =
                RECORDINGS.exchange("e-auth/plain-permalinks-wp-json-html.json").reply();
        HttpResult index = index();

        HttpResult result = door.send("GET", "wc/v3/orders", Map.of(), null, call -> {
            calls.add(call);
            return call.url().toString().contains("rest_route") ? index : loop;
        });

        assertThat(result).isEqualTo(loop);
        assertThat(door.form()).isEqualTo(ApiForm.WP_JSON);
    }

    @Test
    void keysInTheAddress_areMaskedInWhatIsRecorded() {
        StoreDoor door = door("https://shop.example", Optional.empty(), Authentication.QUERY);
        var link = "<https://shop.example/wp-json/wc/v3/orders?consumer_key=" + KEY + "&consumer_secret=" + SECRET
                + "&page=2>; rel=\"next\"";
        var reply = new HttpResult.Reply(200, Map.of("Link", List.of(link)), "[]".getBytes(StandardCharsets.UTF_8));
        var recording = new RecordingHttp(call -> reply, new Masking(List.of(KEY, SECRET), PersonalData.KEEP), clock);

        door.send("GET", "wc/v3/orders", Map.of(), null, recording);

        Exchange exchange = recording.exchanges().getFirst();
        assertThat(exchange.url()).contains("consumer_secret=" + Masking.MARK);
        assertThat(exchange.toString()).doesNotContain(KEY, SECRET);
    }

    @Test
    void secret_isInNoText() {
        StoreDoor door = door("https://shop.example", Optional.empty(), Authentication.BASIC);

        assertThat(door.settings().toString()).doesNotContain(SECRET, KEY);
    }

    private Http indexPhpOnly() {
        HttpResult index = index();
        return call -> {
            calls.add(call);
            String path = call.url().getPath();
            if (!path.startsWith("/index.php/wp-json/")) {
                return notFound();
            }
            return path.endsWith("/wp-json/") ? index : ok();
        };
    }

    private HttpCall sent(String url, Optional<ApiForm> form, Authentication authentication) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("status", "any");
        query.put("search", "a b");
        door(url, form, authentication).send("GET", "wc/v3/orders", query, null, answering(ok()));
        return calls.getFirst();
    }

    private StoreDoor door(String url, Optional<ApiForm> form, Authentication authentication) {
        var settings = new AccessSettings(URI.create(url), form, authentication, new Credentials(KEY, SECRET));
        return new StoreDoor(settings, clock, new Random(7));
    }

    private Http answering(HttpResult result) {
        return call -> {
            calls.add(call);
            return result;
        };
    }

    private static HttpResult index() {
        byte[] body = "{\"name\":\"Shop\",\"namespaces\":[\"wp/v2\",\"wc/v3\"]}".getBytes(StandardCharsets.UTF_8);
        return new HttpResult.Reply(200, Map.of(), body);
    }

    private static HttpResult ok() {
        return new HttpResult.Reply(200, Map.of(), "[]".getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResult notFound() {
        return new HttpResult.Reply(404, Map.of(), "<html>Not found</html>".getBytes(StandardCharsets.UTF_8));
    }
}
