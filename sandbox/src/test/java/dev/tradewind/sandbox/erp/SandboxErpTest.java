package dev.tradewind.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.sandbox.http.WebClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
