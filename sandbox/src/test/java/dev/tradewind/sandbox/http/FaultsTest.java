package dev.tradewind.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.sandbox.erp.SandboxErp;
import dev.tradewind.sandbox.store.SandboxStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FaultsTest {

    private final SandboxErp erp = SandboxErp.start(0, "test-key");
    private final WebClient api = new WebClient(erp.url(), Map.of("X-Api-Key", "test-key"));

    @AfterEach
    void close() {
        erp.close();
    }

    private WebClient.Reply stock() {
        return api.put("/api/items/A/stock", Map.of("quantity", 1));
    }

    @Test
    void down_closesTheConnectionAndDoesNothing() {
        erp.faults().always(Fault.Kind.DOWN);

        assertThatThrownBy(() -> api.tryCall("PUT", "/api/items/A/stock", "{\"quantity\":1}"))
                .isInstanceOf(IOException.class);
        erp.faults().clear();

        assertThat(erp.received()).isEmpty();
        assertThat(stock().status()).isEqualTo(200);
    }

    @Test
    void lostAnswer_doesTheWorkAndClosesTheConnection() {
        erp.faults().next(1, Fault.Kind.LOST_ANSWER);

        assertThatThrownBy(() -> api.tryCall("PUT", "/api/items/A/stock", "{\"quantity\":1}"))
                .isInstanceOf(IOException.class);

        assertThat(erp.received()).hasSize(1);
        assertThat(erp.faults().hits(Fault.Kind.LOST_ANSWER)).isEqualTo(1);
    }

    @Test
    void refusals_haveTheirStatusAndHeaders_andDoNothing() {
        Map<Fault.Kind, Integer> statuses = Map.of(
                Fault.Kind.UNAVAILABLE, 503,
                Fault.Kind.THROTTLED, 429,
                Fault.Kind.SERVER_ERROR, 500,
                Fault.Kind.EXPIRED_TOKEN, 401,
                Fault.Kind.GARBAGE, 200);
        statuses.forEach((kind, status) -> {
            erp.faults().set(Fault.next(1, kind).waiting(Duration.ofSeconds(7)));
            var reply = stock();
            assertThat(reply.status()).as("%s", kind).isEqualTo(status);
            boolean waits = kind == Fault.Kind.UNAVAILABLE || kind == Fault.Kind.THROTTLED;
            assertThat(reply.header("Retry-After")).as("%s", kind).isEqualTo(waits ? "7" : "");
        });
        assertThat(erp.received()).isEmpty();
        assertThat(stock().status()).isEqualTo(200);
    }

    @Test
    void garbage_isHtmlUnderStatus200() {
        erp.faults().next(1, Fault.Kind.GARBAGE);

        var reply = stock();

        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.body()).startsWith("<html>");
    }

    @Test
    void slow_answersRightButLate() {
        erp.faults().set(Fault.next(1, Fault.Kind.SLOW).waiting(Duration.ofMillis(300)));

        long before = System.nanoTime();
        var reply = stock();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void next_hitsThatManyRequestsAndNoMore() {
        erp.faults().next(3, Fault.Kind.SERVER_ERROR);

        assertThat(List.of(stock(), stock(), stock(), stock()))
                .extracting(WebClient.Reply::status)
                .containsExactly(500, 500, 500, 200);
        assertThat(erp.faults().current()).isEmpty();
    }

    @Test
    void share_hitsAboutThatShareOfRequests() {
        erp.faults().share(30, Fault.Kind.SERVER_ERROR);

        for (int i = 0; i < 200; i++) {
            stock();
        }

        assertThat(erp.faults().hits(Fault.Kind.SERVER_ERROR)).isBetween(35L, 85L);
    }

    @Test
    void faults_areSetAndShownOverHttp_andAMistakeIsExplained() {
        var control = new WebClient(erp.url() + "/_sandbox", Map.of());
        control.put(
                "/faults",
                Map.of(
                        "faults",
                        List.of(Map.of("kind", "throttled", "next", 1, "wait_ms", 9000), Map.of("kind", "down"))));

        var throttled = stock();

        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.header("Retry-After")).isEqualTo("9");
        assertThat(control.get("/faults").body()).contains("\"kind\":\"down\"").doesNotContain("\"next\"");
        var wrong = control.put("/faults", Map.of("faults", List.of(Map.of("kind", "tired"))));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("no fault is called", "tired", "SLOW");
        assertThat(control.put("/faults", Map.of("faults", List.of())).status()).isEqualTo(200);
        assertThat(stock().status()).isEqualTo(200);
    }

    @Test
    void store_failsAsRecorded() {
        try (SandboxStore store = SandboxStore.builder().start()) {
            var rest = new WebClient(store.url() + "/wp-json/wc/v3", Map.of());
            store.faults().set(Fault.next(1, Fault.Kind.UNAVAILABLE), Fault.next(1, Fault.Kind.SERVER_ERROR));

            var maintenance = rest.get("/orders");
            var database = rest.get("/orders");

            assertThat(maintenance.status()).isEqualTo(503);
            assertThat(maintenance.header("Retry-After")).isEqualTo("600");
            assertThat(maintenance.body()).contains("Briefly unavailable for scheduled maintenance.");
            assertThat(database.status()).isEqualTo(500);
            assertThat(database.body()).contains("Error establishing a database connection");
        }
    }

    @Test
    void bodyAboveTheLimit_isRefused() {
        String tooLong = "\"" + "x".repeat(SandboxServer.BODY_BYTES_MAX) + "\"";

        assertThat(api.call("POST", "/api/sales-orders", tooLong).status()).isEqualTo(413);
    }
}
