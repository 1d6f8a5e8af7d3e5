package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import dev.tradewind.testkit.recorded.Exchange;
import dev.tradewind.testkit.recorded.Recordings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreReadTest {

    private static final Recordings RECORDINGS = Recordings.ofWooCommerce();

    private final List<HttpCall> calls = new ArrayList<>();
    private final Source source = TestConnection.to("https://shop.example");

    /** Every recorded answer to a GET of one order that is neither cut nor in part. */
    static Stream<Exchange> readsOfOneOrder() {
        return RECORDINGS
                .exchanges()
                .filter(e -> e.method().equals("GET") && e.path().matches("/wp-json/wc/v3/orders/\\d+"))
                .filter(e -> !e.target().contains("_fields"));
    }

    /** Every recorded list of orders. */
    static Stream<Exchange> lists() {
        return RECORDINGS
                .exchanges()
                .filter(e -> e.method().equals("GET")
                        && e.path().matches("(/index.php)?/wp-json/wc/v3/orders/?")
                        && e.status() == 200)
                .filter(e -> e.body().startsWith("["));
    }

    static Stream<Exchange> refusals() {
        return RECORDINGS
                .exchanges()
                .filter(e -> e.target().contains("wc/v3/orders") && e.status() >= 300)
                .filter(e -> !e.body().contains("shop_order_invalid_id") || e.status() != 404);
    }

    @ParameterizedTest
    @MethodSource("readsOfOneOrder")
    void order_isReadAsTheStoreAnswered(Exchange exchange) {
        String key = exchange.path().substring(exchange.path().lastIndexOf('/') + 1);

        ReadResult result = source.read("orders", key, answering(exchange.reply()));

        if (exchange.status() == 200) {
            assertThat(result).isInstanceOfSatisfying(ReadResult.Found.class, found -> {
                assertThat(found.event().record().key()).isEqualTo(key);
                assertThat(found.event().record().body())
                        .isEqualTo(exchange.reply().body());
                assertThat(source.normalise(found.event().record())).isInstanceOf(Normalised.Changed.class);
            });
        } else {
            assertThat(result).isInstanceOfSatisfying(ReadResult.Missing.class, missing -> {
                assertThat(missing.event().record().topic()).isEqualTo("order.missing");
                assertThat(source.normalise(missing.event().record()))
                        .isEqualTo(new Normalised.Gone(key, "the store has no order " + key));
            });
        }
        assertThat(calls.getFirst().url()).hasToString("https://shop.example/wp-json/wc/v3/orders/" + key);
    }

    @Test
    void trashedOrder_isFoundWithThatStatus() {
        ReadResult result = source.read(
                "orders",
                "28",
                answering(RECORDINGS.exchange("b-orders/get-trashed.json").reply()));

        Normalised normalised =
                source.normalise(((ReadResult.Found) result).event().record());
        assertThat(((Normalised.Changed) normalised).entity().status()).isEqualTo("trash");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void list_isTakenApartIntoItsExactBytes(Exchange exchange) {
        String cursor = begun();

        PageResult result = source.changes("orders", Optional.of(cursor), answering(exchange.reply()));

        assertThat(result).isInstanceOfSatisfying(PageResult.Page.class, page -> {
            List<String> bodies = page.events().stream()
                    .map(event -> new String(event.record().body(), StandardCharsets.UTF_8))
                    .toList();
            assertThat("[" + String.join(",", bodies) + "]").isEqualTo(exchange.body());
        });
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusal_isClassifiedAndExplained(Exchange exchange) {
        Source there = TestConnection.to(exchange.scheme() + "://127.0.0.1:8443");

        ReadResult result = there.read("orders", "27", answering(exchange.reply()));

        assertThat(result).isInstanceOfSatisfying(ReadResult.Failed.class, failed -> {
            assertThat(failed.failure()).isInstanceOf(expected(exchange));
            assertThat(failed.failure().reason())
                    .hasSizeBetween(20, 500)
                    .doesNotContain("<h1>", "ck_test", "cs_test", "ck_a1b2");
        });
    }

    private static Class<? extends Failure> expected(Exchange exchange) {
        return switch (exchange.status()) {
            case 401 -> Failure.Unauthorised.class;
            case 503 -> Failure.Throttled.class;
            case 500 -> Failure.Transient.class;
            case 404 -> exchange.body().contains("rest_no_route") ? Failure.Transient.class : Failure.Rejected.class;
            case 501 -> Failure.Transient.class;
            default -> Failure.Rejected.class;
        };
    }

    @Test
    void maintenance_isWaitedForAsLongAsTheStoreSays() {
        Failure failure = failure("i-behaviour/maintenance-mode-503.json");

        assertThat(failure).isInstanceOfSatisfying(Failure.Throttled.class, throttled -> {
            assertThat(throttled.after()).contains(Duration.ofMinutes(10));
            assertThat(throttled.reason()).contains("Briefly unavailable");
        });
    }

    @Test
    void databaseDown_isNamedWithoutItsMarkup() {
        assertThat(failure("i-behaviour/database-down-500.json").reason())
                .contains("Error establishing a database connection");
    }

    @Test
    void basicOnHttp_isExplained() {
        Source there = basicAt("http://127.0.0.1:8088");
        HttpResult reply =
                RECORDINGS.exchange("e-auth/basic-over-plain-http.json").reply();

        ReadResult.Failed failed = (ReadResult.Failed) there.read("orders", "27", answering(reply));

        assertThat(failed.failure()).isInstanceOf(Failure.Unauthorised.class);
        assertThat(failed.failure().reason()).contains("https only");
    }

    @Test
    void httpToAnotherMachine_getsASignature_andNeverTheSecret() {
        Source there = TestConnection.to("http://shop.example");

        there.read("orders", "27", answering(page("{\"id\":27}")));

        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.url().getRawQuery()).contains("oauth_consumer_key=ck_test", "oauth_signature=");
            assertThat(call.toString()).doesNotContain("cs_test");
            assertThat(call.headers()).doesNotContainKey("Authorization");
        });
    }

    @Test
    void basicOnHttpToAnotherMachine_isNeverSent() {
        Source there = basicAt("http://shop.example");

        ReadResult.Failed failed = (ReadResult.Failed) there.read("orders", "27", answering(page("[]")));

        assertThat(failed.failure()).isInstanceOf(Failure.Unauthorised.class);
        assertThat(calls).isEmpty();
    }

    @Test
    void plainPermalinks_areNamed() {
        Source there = TestConnection.to("https://127.0.0.1:8443");
        HttpResult reply =
                RECORDINGS.exchange("e-auth/plain-permalinks-wp-json-html.json").reply();

        ReadResult.Failed failed = (ReadResult.Failed) there.read("orders", "27", answering(reply));

        assertThat(failed.failure().reason()).contains("permalinks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Just a moment...</html>", "", "  ", "<br /><b>Notice</b>: Undefined index\n[]"})
    void answerThatIsNoJson_passes(String body) {
        assertThat(source.read("orders", "27", answering(page(body))))
                .isInstanceOfSatisfying(
                        ReadResult.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.Transient.class));
    }

    @Test
    void firewallAndWebServerPassword_areToldFromTheStoresOwnRefusal() {
        HttpResult firewall =
                new HttpResult.Reply(403, Map.of(), "<html>Blocked</html>".getBytes(StandardCharsets.UTF_8));
        HttpResult password = new HttpResult.Reply(401, Map.of(), "<html>401</html>".getBytes(StandardCharsets.UTF_8));

        assertThat(((ReadResult.Failed) source.read("orders", "27", answering(firewall))).failure())
                .isInstanceOfSatisfying(
                        Failure.Transient.class, f -> assertThat(f.reason()).contains("firewall"));
        assertThat(((ReadResult.Failed) source.read("orders", "27", answering(password))).failure())
                .isInstanceOfSatisfying(
                        Failure.Unauthorised.class, f -> assertThat(f.reason()).contains("web server"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "-1", "27/notes", "27?force=true", "x", "99999999999999999999"})
    void idThatIsNone_isNeverAskedFor(String key) {
        assertThat(source.read("orders", key, answering(page("{}")))).isInstanceOf(ReadResult.Failed.class);
        assertThat(calls).isEmpty();
    }

    @Test
    void answerWithAnotherOrder_isNotTakenForIt() {
        ReadResult result = source.read(
                "orders",
                "1",
                answering(RECORDINGS.exchange("b-orders/get-full.json").reply()));

        assertThat(result).isInstanceOf(ReadResult.Failed.class);
    }

    @Test
    void otherStream_isNotReadYet() {
        Http never = answering(page("[]"));

        assertThat(source.read("memberships", "1", never)).isInstanceOf(ReadResult.Failed.class);
        assertThat(source.changes("memberships", Optional.empty(), never)).isInstanceOf(PageResult.Failed.class);
        assertThat(calls).isEmpty();
    }

    @Test
    void sweep_asksForNaiveGmtWithTheFlag() {
        String cursor = begun();
        source.changes("orders", Optional.of(cursor), answering(page("[]")));

        Map<String, String> query = FakeStore.query(calls.getLast().url().getRawQuery());
        assertThat(query)
                .containsEntry("dates_are_gmt", "true")
                .containsEntry("modified_after", "2026-11-20T17:13:45")
                .containsEntry("status", "any")
                .containsEntry("orderby", "modified")
                .containsEntry("order", "asc")
                .containsEntry("per_page", "100");
    }

    private static Source basicAt(String url) {
        Map<String, String> settings = Map.of(
                "url", url,
                "authentication", "basic",
                "credentials.key", "ck_test",
                "credentials.secret", "cs_test",
                "sweep-overlap", "5m");
        return new WooCommerceConnector()
                .source(TestConnection.context(settings))
                .orElseThrow();
    }

    private String begun() {
        HttpResult reply = RECORDINGS.exchange("b-orders/list-page-1.json").reply();
        return ((PageResult.Page) source.changes("orders", Optional.empty(), answering(reply))).cursor();
    }

    private Failure failure(String recording) {
        ReadResult result = source.read(
                "orders", "27", answering(RECORDINGS.exchange(recording).reply()));
        return ((ReadResult.Failed) result).failure();
    }

    private static HttpResult page(String body) {
        return new HttpResult.Reply(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private Http answering(HttpResult result) {
        return call -> {
            calls.add(call);
            return result;
        };
    }
}
