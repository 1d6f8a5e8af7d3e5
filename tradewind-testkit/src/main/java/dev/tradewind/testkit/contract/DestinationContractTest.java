package dev.tradewind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Connector;
import dev.tradewind.api.Destination;
import dev.tradewind.api.Expressions;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.HttpResult.NoReply;
import dev.tradewind.api.HttpResult.Reply;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every destination must do, whatever its system.
 *
 * <p>A test of a connector extends it, starts a small server that behaves like the system, and says what the server has
 * taken. A test that a system cannot pass is overridden there, with the reason.
 */
public abstract class DestinationContractTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** The connector. */
    protected abstract Connector connector();

    /** Settings of a connection to the server, by name; durations in ISO 8601. */
    protected abstract Map<String, String> settings();

    /** What compiles JSONata for the connector. */
    protected abstract Expressions expressions();

    /** The operation that is tested; it must create a record that is not there. */
    protected abstract String operation();

    /** Input for the {@code n}th record. */
    protected abstract Map<String, @Nullable Object> sample(int n);

    /** The records that the server holds, in any order: one item each. */
    protected abstract List<String> records();

    /** HTTP to the server. */
    protected Http http() {
        return new DirectHttp();
    }

    private Destination destination() {
        Connector connector = connector();
        var settings = new GivenSettings(connector.description(), settings());
        return connector
                .destination(new ConnectionContext("contract", settings, expressions(), () -> NOW))
                .orElseThrow(() -> new AssertionError("the connector makes no destination"));
    }

    private Write write(int n) {
        return new Write(operation(), sample(n), "key-" + n, "record-" + n, Optional.empty());
    }

    private static String idOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> applied.id();
            case Outcome.Unchanged unchanged -> unchanged.id();
            case Failure failure -> throw new AssertionError("failed: " + failure);
        };
    }

    /** An answer that says all secrets aloud, as careless systems do. */
    private Reply reply(int status, Map<String, String> headers) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        String secrets = String.join(" ", secrets());
        all.put("X-Echo", List.of(secrets));
        return new Reply(
                status,
                all,
                Json.write(Map.of(
                        "message",
                        "refused " + secrets,
                        "error",
                        Map.of("code", "contract", "message", "refused " + secrets))));
    }

    private List<String> secrets() {
        return new GivenSettings(connector().description(), settings()).secrets();
    }

    private Outcome answered(HttpResult result) {
        return destination().perform(write(1), FaultyHttp.answering(http(), result));
    }

    @Test
    protected void description_namesTheOperation() {
        assertThat(connector().description().operation(operation())).isPresent();
    }

    @Test
    protected void write_isApplied() {
        Outcome outcome = destination().perform(write(1), http());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Applied.class,
                        applied -> assertThat(applied.id()).isNotBlank());
        assertThat(records()).hasSize(1);
    }

    @Test
    protected void sameWriteTwice_hasOneEffect() {
        String first = idOf(destination().perform(write(1), http()));
        String second = idOf(destination().perform(write(1), http()));

        assertThat(second).isEqualTo(first);
        assertThat(records()).hasSize(1);
    }

    @Test
    protected void laterWrite_ofABoundRecord_makesNoSecondOne() {
        String id = idOf(destination().perform(write(1), http()));
        var later = new Write(operation(), sample(1), "key-later", "record-1", Optional.of(id));

        assertThat(idOf(destination().perform(later, http()))).isEqualTo(id);
        assertThat(records()).hasSize(1);
    }

    @Test
    protected void twoRecordsAtOnce_areBothApplied() throws Exception {
        Destination destination = destination();
        var together = new CyclicBarrier(2);
        List<String> ids = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = List.of(1, 2).stream()
                    .map(n -> threads.submit(() -> {
                        together.await();
                        return idOf(destination.perform(write(n), http()));
                    }))
                    .toList();
            for (var future : running) {
                ids.add(future.get());
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(records()).hasSize(2);
    }

    @Test
    protected void answerLost_afterTheEffect_isTransient_andTheRepetitionHasNoFurtherEffect() {
        Http losing = FaultyHttp.changing(http(), answer -> new NoReply(true, "the connection broke"));
        Outcome first = destination().perform(write(1), losing);
        assertThat(first)
                .isInstanceOfSatisfying(
                        Failure.Transient.class,
                        failure -> assertThat(failure.mayHaveBeenApplied()).isTrue());
        assertThat(records()).hasSize(1);

        idOf(destination().perform(write(1), http()));

        assertThat(records()).hasSize(1);
    }

    @Test
    protected void requestThatNeverArrived_isTransient_andHasNoEffect() {
        assertThat(answered(new NoReply(false, "connection refused")))
                .isEqualTo(new Failure.Transient("connection refused", false));
        assertThat(records()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 410, 422})
    protected void refusals_areRejected(int status) {
        assertThat(answered(reply(status, Map.of()))).isInstanceOf(Failure.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    protected void refusedCredentials_areUnauthorised(int status) {
        assertThat(answered(reply(status, Map.of()))).isInstanceOf(Failure.Unauthorised.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 412})
    protected void conflicts_areConflicts(int status) {
        assertThat(answered(reply(status, Map.of()))).isInstanceOf(Failure.Conflict.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 500, 502, 503, 504})
    protected void troubleOfTheServer_isTransient(int status) {
        assertThat(answered(reply(status, Map.of()))).isInstanceOf(Failure.Transient.class);
    }

    @Test
    protected void tooManyRequests_areThrottled_forAsLongAsTold() {
        assertThat(answered(reply(429, Map.of("Retry-After", "7"))))
                .isInstanceOfSatisfying(
                        Failure.Throttled.class, t -> assertThat(t.after()).contains(Duration.ofSeconds(7)));
        assertThat(answered(reply(429, Map.of("Retry-After", "Sun, 01 Mar 2026 12:01:00 GMT"))))
                .isInstanceOfSatisfying(
                        Failure.Throttled.class, t -> assertThat(t.after()).contains(Duration.ofMinutes(1)));
        assertThat(answered(reply(429, Map.of())))
                .isInstanceOfSatisfying(
                        Failure.Throttled.class, t -> assertThat(t.after()).isEmpty());
    }

    @Test
    protected void maintenance_withRetryAfter_isThrottled() {
        assertThat(answered(reply(503, Map.of("Retry-After", "60")))).isInstanceOf(Failure.Throttled.class);
    }

    @Test
    protected void garbageWithStatus200_isTransient_forSomethingMayHaveBeenDone() {
        byte[] page = "<html><body>Welcome to the hotel network</body></html>".getBytes(StandardCharsets.UTF_8);

        assertThat(answered(new Reply(200, Map.of("Content-Type", List.of("text/html")), page)))
                .isInstanceOfSatisfying(
                        Failure.Transient.class,
                        failure -> assertThat(failure.mayHaveBeenApplied()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "\"text\"",
                "17",
                "{\"id\":{}}",
                "{\"id\":",
                "{\"a\":1,\"a\":2}",
                "\u0000",
                "[[[[[["
            })
    protected void oddAnswers_areOutcomes_andNeverExceptions(String body) {
        for (int status : new int[] {200, 201, 204, 302, 400, 409, 422, 500, 599}) {
            var odd = new Reply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));

            assertThat(destination().perform(write(1), FaultyHttp.always(odd))).isNotNull();
        }
        var notUtf8 = new Reply(200, Map.of(), new byte[] {(byte) 0xC3, 0x28, '{', '}'});
        assertThat(destination().perform(write(1), FaultyHttp.always(notUtf8))).isInstanceOf(Failure.class);
    }

    @Test
    protected void unknownFields_inTheAnswer_doNoHarm() {
        Http richer = FaultyHttp.changing(http(), answer -> {
            if (answer instanceof Reply reply && reply.json().orElse(null) instanceof Map<?, ?> object) {
                Map<String, @Nullable Object> more = new LinkedHashMap<>();
                object.forEach((name, value) -> more.put(String.valueOf(name), value));
                more.put("x-new-in-the-next-version", Map.of("a", List.of(1, 2, 3)));
                return new Reply(reply.status(), reply.headers(), Json.write(more));
            }
            return answer;
        });

        idOf(destination().perform(write(1), richer));
    }

    @Test
    protected void outcomes_tellNoSecret_whateverTheSystemSays() {
        assertThat(secrets())
                .as("the test must give a secret, or this proves nothing")
                .isNotEmpty();
        List<Outcome> outcomes = new ArrayList<>();
        for (int status : new int[] {200, 301, 400, 401, 403, 404, 409, 422, 429, 500, 503}) {
            outcomes.add(answered(reply(status, Map.of())));
            outcomes.add(destination().perform(write(2), FaultyHttp.always(reply(status, Map.of()))));
        }
        assertThat(outcomes.toString()).doesNotContain(secrets());
    }

    @Test
    protected void makingADestination_doesNoInputOrOutput() {
        Map<String, String> nowhere = new LinkedHashMap<>(settings());
        nowhere.replaceAll((name, value) -> value.startsWith("http") ? "http://127.0.0.1:9/nowhere" : value);
        Connector connector = connector();

        assertThat(connector.destination(new ConnectionContext(
                        "nowhere", new GivenSettings(connector.description(), nowhere), expressions(), () -> NOW)))
                .isPresent();
    }
}
