package dev.tradewind.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Connector;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Finding;
import dev.tradewind.api.Finding.Severity;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.OperationSpec.Repeat;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.testkit.contract.DirectHttp;
import dev.tradewind.testkit.contract.GivenSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RestConnectorTest {

    private FakeErp erp;

    @BeforeEach
    void start() throws IOException {
        erp = new FakeErp();
    }

    @AfterEach
    void stop() {
        erp.close();
    }

    private ConnectionContext connection(Connector connector) {
        var settings = new GivenSettings(
                connector.description(), Map.of("url", erp.url(), "credentials.key", FakeErp.API_KEY));
        return new ConnectionContext("erp", settings, ConnectorFiles.EXPRESSIONS, () -> Instant.EPOCH);
    }

    private Outcome perform(Connector connector, Write write, Http http) {
        return connector.destination(connection(connector)).orElseThrow().perform(write, http);
    }

    private Outcome perform(String operation, Map<String, Object> input, String key, String bound) {
        var write = new Write(operation, input, key, "7", Optional.ofNullable(bound));
        return perform(ConnectorFiles.sandboxErp(), write, new DirectHttp());
    }

    private static Map<String, Object> order(String reference, int total) {
        return Map.of("external_reference", reference, "total", total);
    }

    @Test
    void sandboxErp_describesItself() {
        var description = ConnectorFiles.sandboxErp().description();

        assertThat(description.operations())
                .extracting(o -> o.name())
                .containsExactly("upsert-sales-order", "cancel-sales-order");
        assertThat(description.operations()).extracting(o -> o.repeat()).containsOnly(Repeat.NATIVE_KEY);
        assertThat(description.settings()).extracting(s -> s.name()).containsExactly("url", "credentials.key");
    }

    @Test
    void create_sendsTheKey_andTellsIdAndDetails() {
        Outcome outcome = perform("upsert-sales-order", order("a/1 ä", 5), "key-1", null);

        assertThat(outcome).isEqualTo(new Outcome.Applied("SO-1", Map.of("number", "NSO-1")));
        assertThat(erp.log()).containsExactly("POST /api/sales-orders key-1");
    }

    @Test
    void boundRecord_isUpdated_withoutTheKey() {
        perform("upsert-sales-order", order("a", 5), "key-1", null);

        assertThat(perform("upsert-sales-order", order("a", 6), "key-2", "SO-1"))
                .isInstanceOf(Outcome.Applied.class);
        assertThat(erp.order("SO-1")).containsEntry("total", 6);
        assertThat(erp.log()).last().isEqualTo("PUT /api/sales-orders/SO-1");
    }

    @Test
    void referenceThatIsThere_isUpdatedToTheNewState() {
        perform("upsert-sales-order", order("a", 5), "key-1", null);

        Outcome outcome = perform("upsert-sales-order", order("a", 6), "key-2", null);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Applied.class,
                        applied -> assertThat(applied.id()).isEqualTo("SO-1"));
        assertThat(erp.records()).hasSize(1);
        assertThat(erp.order("SO-1")).containsEntry("total", 6);
    }

    @Test
    void keyUsedWithAnotherBody_isLookedUpAndUpdated() {
        perform("upsert-sales-order", order("a b&c", 5), "key-1", null);

        assertThat(perform("upsert-sales-order", order("a b&c", 6), "key-1", null))
                .isInstanceOf(Outcome.Applied.class);
        assertThat(erp.log())
                .containsExactly(
                        "POST /api/sales-orders key-1",
                        "POST /api/sales-orders key-1",
                        "GET /api/sales-orders?external_reference=a%20b%26c",
                        "PUT /api/sales-orders/SO-1");
        assertThat(erp.order("SO-1")).containsEntry("total", 6);
    }

    @Test
    void systemThatTakesAnIdOfOurs_isSentTheSameRequestForNewAndChanged_andMayAnswerNothing() {
        RestConnector books = ConnectorFiles.connector("""
                connector: small-books
                auth: { type: none }
                operations:
                  put-order:
                    object: order
                    repeat: upsert
                    create: { method: PUT, path: "/orders/{$entityKey}", id: $entityKey }
                """);
        List<String> sent = new ArrayList<>();
        Http http = call -> {
            sent.add(call.method() + " " + call.url().getPath());
            return new HttpResult.Reply(204, Map.of(), new byte[0]);
        };
        var settings = new GivenSettings(books.description(), Map.of("url", "http://127.0.0.1:9"));
        var destination = books.destination(
                        new ConnectionContext("books", settings, ConnectorFiles.EXPRESSIONS, () -> Instant.EPOCH))
                .orElseThrow();

        for (Optional<String> bound : List.of(Optional.<String>empty(), Optional.of("7"))) {
            assertThat(destination.perform(new Write("put-order", order("a", 5), "key-1", "7", bound), http))
                    .isEqualTo(new Outcome.Applied("7"));
        }
        assertThat(sent).containsExactly("PUT /orders/7", "PUT /orders/7");
    }

    @Test
    void refusal_namesFieldAndReason() {
        assertThat(perform("upsert-sales-order", Map.of("total", 5), "key-1", null))
                .isEqualTo(new Failure.Rejected(
                        "answered with HTTP 422: external_reference is required", Optional.of("external_reference")));
    }

    @Test
    void cancel_findsTheOrder_andAgreesWithOneThatIsCancelled() {
        perform("upsert-sales-order", order("a", 5), "key-1", null);

        assertThat(perform("cancel-sales-order", order("a", 5), "key-2", null)).isInstanceOf(Outcome.Applied.class);
        assertThat(perform("cancel-sales-order", order("a", 5), "key-3", "SO-1"))
                .isEqualTo(new Outcome.Applied("SO-1"));
        assertThat(erp.order("SO-1")).containsEntry("status", "cancelled");
        assertThat(perform("upsert-sales-order", order("a", 6), "key-4", "SO-1"))
                .isEqualTo(new Failure.Rejected("answered with HTTP 409: is cancelled", Optional.empty()));
    }

    @Test
    void cancelOfAnOrderThatIsNotThere_isRejected() {
        assertThat(perform("cancel-sales-order", order("zzz", 5), "key-1", null))
                .isEqualTo(new Failure.Rejected(
                        "there is no sales-order to work on: none is bound to it, and the lookup finds none",
                        Optional.empty()));
    }

    @Test
    void checkup_isTheFilesHealthcheck() {
        RestConnector connector = ConnectorFiles.sandboxErp();
        var wrong = new GivenSettings(
                connector.description(), Map.of("url", erp.url(), "credentials.key", "test-wrong-key"));
        var barred = new ConnectionContext("erp", wrong, ConnectorFiles.EXPRESSIONS, () -> Instant.EPOCH);

        assertThat(examined(connector, connection(connector), new DirectHttp()).severity())
                .isEqualTo(Severity.OK);
        Finding refused = examined(connector, barred, new DirectHttp());
        assertThat(refused.severity()).isEqualTo(Severity.PROBLEM);
        assertThat(refused.what()).contains("credentials").contains("401");
        assertThat(examined(connector, barred, call -> new HttpResult.NoReply(false, "connection refused")))
                .returns(Severity.PROBLEM, Finding::severity)
                .returns("The system does not answer as it should: connection refused.", Finding::what);
        assertThat(examined(connector, barred, answering(429)).severity()).isEqualTo(Severity.WARNING);
        assertThat(examined(connector, barred, answering(404)).mend()).contains("healthcheck in the connector file");
    }

    @Test
    void fileWithoutAHealthcheck_hasNoCheckup() {
        Connector connector = ConnectorFiles.connector("""
                connector: own
                auth: { type: none }
                operations:
                  put: { object: thing, repeat: upsert, create: { method: PUT, path: /things, id: id } }
                """);

        assertThat(connector.checkup(connection(connector))).isEmpty();
    }

    private static Finding examined(Connector connector, ConnectionContext connection, Http http) {
        return connector.checkup(connection).orElseThrow().examine(http).getFirst();
    }

    private static Http answering(int status) {
        return call -> new HttpResult.Reply(status, Map.of(), new byte[0]);
    }

    /** A system that answers everything with an id, and remembers the calls. */
    private static final class Recorder implements Http {
        private final List<HttpCall> calls = new ArrayList<>();

        @Override
        public HttpResult send(HttpCall call) {
            calls.add(call);
            return new HttpResult.Reply(200, Map.of(), "{\"id\": 7}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static HttpCall sent(String auth, String step, Map<String, Object> input) {
        Connector connector = ConnectorFiles.connector("""
                connector: own
                url: http://api.example/v1/
                auth: %s
                operations:
                  make: { object: thing, repeat: harmless, because: "it is a test", create: %s }
                """.formatted(auth, step));
        var settings = new GivenSettings(
                connector.description(),
                Map.of(
                        "credentials.key",
                        "k&1",
                        "credentials.user",
                        "u",
                        "credentials.password",
                        "p",
                        "credentials.token",
                        "t"));
        var http = new Recorder();
        var context = new ConnectionContext("own", settings, ConnectorFiles.EXPRESSIONS, () -> Instant.EPOCH);
        Outcome outcome = connector
                .destination(context)
                .orElseThrow()
                .perform(new Write("make", input, "key-1", "e-1", Optional.empty()), http);
        if (http.calls.isEmpty()) {
            throw new AssertionError(outcome.toString());
        }
        assertThat(outcome).isEqualTo(new Outcome.Applied("7"));
        return http.calls.getFirst();
    }

    @Test
    void settingsOfTheConnection_areThereForRequests_butNoSecrets() {
        Connector connector = ConnectorFiles.connector("""
                connector: own
                url: http://api.example/v1/
                auth: { type: none }
                settings:
                  tenant: { required: true }
                  pageSize: { kind: number, default: "50" }
                  test-mode: { kind: switch, default: "true" }
                  token: { kind: secret }
                healthcheck: { path: "/{$settings.tenant}/ping" }
                operations:
                  make:
                    object: thing
                    repeat: harmless
                    because: it is a test
                    create:
                      path: "/{$settings.tenant}/things"
                      headers: { X-Tenant: "{$settings.tenant}" }
                      body: '{ "size": $settings.pageSize, "test": $settings.`test-mode`, "token": $settings.token }'
                      id: $settings.tenant & "-" & $string(id)
                streams:
                  things:
                    list: { path: "/{$settings.tenant}/things" }
                    key: id
                    modified: changed
                    changes: { path: "/{$settings.tenant}/things?since={$since}" }
                    read: { path: "/{$settings.tenant}/things/{$key}" }
                """);
        var settings = new GivenSettings(connector.description(), Map.of("tenant", "a b", "token", "hush"));
        var context = new ConnectionContext("own", settings, ConnectorFiles.EXPRESSIONS, () -> Instant.EPOCH);
        var http = new Recorder();

        Outcome outcome = connector
                .destination(context)
                .orElseThrow()
                .perform(new Write("make", Map.of(), "key-1", "e-1", Optional.empty()), http);
        connector.source(context).orElseThrow().read("things", "7", http);
        connector.source(context).orElseThrow().changes("things", Optional.empty(), http);
        connector.checkup(context).orElseThrow().examine(http);

        assertThat(outcome).isEqualTo(new Outcome.Applied("a b-7"));
        assertThat(http.calls.getFirst().headers()).containsEntry("X-Tenant", "a b");
        assertThat(new String(
                        java.util.Objects.requireNonNull(http.calls.getFirst().body()), StandardCharsets.UTF_8))
                .isEqualTo("{\"size\":50,\"test\":true}");
        assertThat(http.calls)
                .extracting(call -> call.url().toString())
                .containsExactly(
                        "http://api.example/v1/a%20b/things",
                        "http://api.example/v1/a%20b/things/7",
                        "http://api.example/v1/a%20b/things?since=1970-01-01T00%3A00%3A00Z",
                        "http://api.example/v1/a%20b/ping");
    }

    @Test
    void credentials_goWhereTheFileSays() {
        String step = "{ path: /things, id: id }";

        assertThat(sent("{ type: none }", step, Map.of()).headers()).doesNotContainKey("Authorization");
        assertThat(sent("{ type: basic }", step, Map.of()).headers()).containsEntry("Authorization", "Basic dTpw");
        assertThat(sent("{ type: bearer }", step, Map.of()).headers()).containsEntry("Authorization", "Bearer t");
        assertThat(sent("{ type: api-key, header: X-K, prefix: 'Token ' }", step, Map.of())
                        .headers())
                .containsEntry("X-K", "Token k&1");
        assertThat(sent("{ type: api-key, query: key }", "{ path: '/things?a=1', id: id }", Map.of())
                        .url())
                .hasToString("http://api.example/v1/things?a=1&key=k%261");
    }

    @Test
    void templates_encodeWhatTheyInsert() {
        HttpCall call = sent(
                "{ type: none }",
                "{ method: PATCH, path: '/{kind}/{$entityKey}?q={q}', headers: { X-Ref: 'r-{q}' }, body: '{\"n\": n}', id: id }",
                Map.of("kind", "a/b?c", "q", "x&y=z\r\nEvil: 1", "n", 3));

        assertThat(call.method()).isEqualTo("PATCH");
        assertThat(call.url()).hasToString("http://api.example/v1/a%2Fb%3Fc/e-1?q=x%26y%3Dz%0D%0AEvil%3A%201");
        assertThat(call.headers()).containsEntry("X-Ref", "r-x&y=z  Evil: 1");
        assertThat(new String(call.body(), StandardCharsets.UTF_8)).isEqualTo("{\"n\":3}");
    }

    @Test
    void pathWithAnEmptyPart_isNotSent() {
        Connector connector = ConnectorFiles.sandboxErp();
        for (String id : List.of("..", ".")) {
            var http = new Recorder();
            Outcome outcome =
                    perform(connector, new Write("upsert-sales-order", order("a", 5), "k", "7", Optional.of(id)), http);

            assertThat(http.calls).isEmpty();
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Failure.Rejected.class,
                            rejected -> assertThat(rejected.reason()).contains("cannot stand in a path"));
        }
    }
}
