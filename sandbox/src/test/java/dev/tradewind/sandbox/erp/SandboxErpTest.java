package dev.tradewind.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.json.Json;
import dev.tradewind.sandbox.http.WebClient;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SandboxErpTest {

    private final SandboxErp erp = SandboxErp.start(0, "test-key");
    private final WebClient api = new WebClient(erp.url(), Map.of("X-Api-Key", "test-key"));

    @AfterEach
    void close() {
        erp.close();
    }

    /** An order of 2 x 7.50 with 3.00 tax, 4.90 shipping with 0.98 tax: 23.88. */
    static Map<String, Object> order(String reference) {
        return Map.of(
                "external_reference",
                reference,
                "currency",
                "EUR",
                "ordered_at",
                "2026-11-20T17:00:00Z",
                "customer",
                Map.of("name", "Test Person", "email", "person@example.test"),
                "lines",
                List.of(Map.of(
                        "sku",
                        "ESP-250",
                        "description",
                        "Espresso",
                        "quantity",
                        2,
                        "unit_price",
                        "7.50",
                        "line_total",
                        "15.00",
                        "tax",
                        "3.00")),
                "shipping",
                "4.90",
                "charges_tax",
                "0.98",
                "total",
                "23.88");
    }

    @Test
    void create_withTheSameKeyAndBody_isAnsweredTheSameAndDoneOnce() {
        WebClient keyed = api.with("Idempotency-Key", "k-1");

        var first = keyed.post("/api/sales-orders", order("1001"));
        var second = keyed.post("/api/sales-orders", order("1001"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(erp.received()).extracting(Received::idempotencyKey).containsExactly("k-1");
    }

    @Test
    void create_withTheSameKeyAndAnotherBody_isRefused() {
        WebClient keyed = api.with("Idempotency-Key", "k-1");
        keyed.post("/api/sales-orders", order("1001"));

        var second = keyed.post("/api/sales-orders", order("1002"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("\"idempotency_key_reused\"");
        assertThat(erp.received()).hasSize(1);
    }

    @Test
    void create_withAKnownReference_isRefusedWithTheIdOfTheFirst() {
        var first = api.post("/api/sales-orders", order("1001")).object();

        var second = api.post("/api/sales-orders", order("1001"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("\"duplicate_reference\"").contains("\"id\":" + first.get("id"));
        assertThat(erp.received("1001")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"external_reference", "currency", "ordered_at", "customer", "lines", "total"})
    void create_withoutARequiredField_isRefusedAndNamesIt(String field) {
        var order = new HashMap<>(order("1001"));
        order.remove(field);

        var reply = api.post("/api/sales-orders", order);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("\"field\":\"" + field + "\"");
        assertThat(erp.received()).isEmpty();
    }

    @Test
    void create_withAWrongLine_namesItsPath() {
        var order = new HashMap<>(order("1001"));
        order.put(
                "lines",
                List.of(Map.of(
                        "sku",
                        "A",
                        "description",
                        "d",
                        "quantity",
                        0,
                        "unit_price",
                        "1",
                        "line_total",
                        "1",
                        "tax",
                        "0")));

        var reply = api.post("/api/sales-orders", order);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("\"field\":\"lines[0].quantity\"", "greater than 0");
    }

    @Test
    void create_thatIsACentOff_isRefusedWithBothSums() {
        var order = new HashMap<>(order("1001"));
        order.put("total", "23.87");

        var reply = api.post("/api/sales-orders", order);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("\"field\":\"total\"", "23.87", "23.88");
    }

    @Test
    void refusedRequest_mayComeAgainCorrectedWithTheSameKey() {
        WebClient keyed = api.with("Idempotency-Key", "k-1");
        var wrong = new HashMap<>(order("1001"));
        wrong.put("currency", "euro");

        assertThat(keyed.post("/api/sales-orders", wrong).status()).isEqualTo(422);
        assertThat(keyed.post("/api/sales-orders", order("1001")).status()).isEqualTo(201);
    }

    @Test
    void answerLostAfterSuccess_isGivenAgainForTheSameKey() {
        WebClient keyed = api.with("Idempotency-Key", "k-1");
        String body = Json.text(order("1001")); // Once: the order of a map's keys is part of the bytes.
        erp.faults().next(1, dev.tradewind.sandbox.http.Fault.Kind.LOST_ANSWER);
        assertThatThrownBy(() -> keyed.tryCall("POST", "/api/sales-orders", body))
                .isInstanceOf(IOException.class);

        var again = keyed.call("POST", "/api/sales-orders", body);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(erp.received("1001")).hasSize(1);
    }

    @Test
    void call_withoutTheKey_isUnauthorized_butHealthAndDescriptionAreOpen() {
        var anonymous = new WebClient(erp.url(), Map.of());

        assertThat(anonymous.get("/api/items").status()).isEqualTo(401);
        assertThat(anonymous.get("/health").status()).isEqualTo(200);
        assertThat(anonymous.get("/openapi.json").status()).isEqualTo(200);
    }

    @Test
    void log_showsEveryAcceptedWriteInOrder() {
        api.with("Idempotency-Key", "a").post("/api/sales-orders", order("1001"));
        api.with("Idempotency-Key", "b").put("/api/sales-orders/1", order("1001"));
        api.post("/api/credit-notes", Map.of("external_reference", "R-1", "order_reference", "1001", "amount", "3.00"));
        api.post("/api/sales-orders/1/cancel", Map.of());
        api.post("/api/sales-orders/1/cancel", Map.of());
        api.put("/api/sales-orders/1", order("1001"));

        assertThat(erp.received())
                .extracting(r -> r.sequence() + " " + r.operation() + " " + r.reference() + " " + r.idempotencyKey())
                .containsExactly(
                        "1 create-sales-order 1001 a",
                        "2 update-sales-order 1001 b",
                        "3 create-credit-note R-1 ",
                        "4 cancel-sales-order 1001 ");
        assertThat(new WebClient(erp.url(), Map.of()).get("/_sandbox/received").list())
                .hasSize(4);
    }

    @Test
    void create_withAnEndlessNumber_isRefused() {
        String order = Json.text(order("1001")).replace("\"total\":\"23.88\"", "\"total\":1e999999999");

        var reply = api.call("POST", "/api/sales-orders", order);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("\"field\":\"total\"");
    }
}
