package dev.tradewind.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tradewind.api.json.Json;
import dev.tradewind.sandbox.http.Fault;
import dev.tradewind.sandbox.http.WebClient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: the ERP's description tells the truth.
 *
 * <p>Method: make every described operation answer with success and with each kind of refusal, and check every answer
 * against the schema the description gives for its status. An operation never called fails.
 */
final class OpenApiTest {

    private final SandboxErp erp = SandboxErp.start(0, "test-key");
    private final WebClient api = new WebClient(erp.url(), Map.of("X-Api-Key", "test-key"));
    private final Map<String, Object> description = api.get("/openapi.json").object();
    private final Set<String> called = new HashSet<>();

    @AfterEach
    void close() {
        erp.close();
    }

    @Test
    void answers_areAsDescribed_forEveryOperation() {
        Map<String, Object> order = SandboxErpTest.order("1001");
        check(200, "GET", "/health", "/health", Map.of());
        check(201, "POST", "/api/sales-orders", "/api/sales-orders", order);
        check(409, "POST", "/api/sales-orders", "/api/sales-orders", order);
        check(422, "POST", "/api/sales-orders", "/api/sales-orders", Map.of());
        check(400, "POST", "/api/sales-orders", "/api/sales-orders", "not an object");
        check(200, "GET", "/api/sales-orders", "/api/sales-orders?external_reference=1001", Map.of());
        check(200, "GET", "/api/sales-orders", "/api/sales-orders?external_reference=none", Map.of());
        check(200, "GET", "/api/sales-orders/{id}", "/api/sales-orders/1", Map.of());
        check(404, "GET", "/api/sales-orders/{id}", "/api/sales-orders/99", Map.of());
        check(200, "PUT", "/api/sales-orders/{id}", "/api/sales-orders/1", order);
        check(404, "PUT", "/api/sales-orders/{id}", "/api/sales-orders/99", order);
        check(201, "POST", "/api/credit-notes", "/api/credit-notes", creditNote("1001"));
        check(409, "POST", "/api/credit-notes", "/api/credit-notes", creditNote("1001"));
        check(422, "POST", "/api/credit-notes", "/api/credit-notes", creditNote("unknown"));
        check(200, "POST", "/api/sales-orders/{id}/cancel", "/api/sales-orders/1/cancel", Map.of());
        check(404, "POST", "/api/sales-orders/{id}/cancel", "/api/sales-orders/9/cancel", Map.of());
        check(409, "PUT", "/api/sales-orders/{id}", "/api/sales-orders/1", order);
        check(200, "PUT", "/api/items/{sku}/stock", "/api/items/ESP-250/stock", Map.of("quantity", 5));
        check(422, "PUT", "/api/items/{sku}/stock", "/api/items/ESP-250/stock", Map.of("quantity", "1.5"));
        check(200, "GET", "/api/items", "/api/items", Map.of());
        erp.faults().next(1, Fault.Kind.THROTTLED);
        check(429, "POST", "/api/sales-orders", "/api/sales-orders", order);
        erp.faults().next(1, Fault.Kind.UNAVAILABLE);
        check(503, "POST", "/api/sales-orders", "/api/sales-orders", order);
        erp.faults().next(1, Fault.Kind.EXPIRED_TOKEN);
        check(401, "GET", "/api/items", "/api/items", Map.of());

        assertThat(called).isEqualTo(described());
    }

    @Test
    void schema_catchesAnAnswerThatIsNotAsDescribed() {
        assertThat(problems("SalesOrder", "{\"id\":\"seven\"}")).isNotEmpty();
    }

    private static Map<String, Object> creditNote(String order) {
        return Map.of("external_reference", "R-" + order, "order_reference", order, "amount", "3.00");
    }

    private void check(int status, String method, String path, String address, Object body) {
        boolean sends = method.equals("POST") || method.equals("PUT");
        var reply = api.call(method, address, sends ? Json.text(body) : "");
        called.add(method + " " + path);

        String what = method + " " + address + " " + status;
        assertThat(reply.status()).as(what + reply.body()).isEqualTo(status);
        Map<String, Object> responses =
                object(object(object(description, "paths"), path), method.toLowerCase(java.util.Locale.ROOT));
        Map<String, Object> response = object(object(responses, "responses"), String.valueOf(status));
        Object schema = object(object(object(response, "content"), "application/json"), "schema");
        assertThat(validate(schema, reply.body())).as(what + " " + reply.body()).isEmpty();
    }

    private List<String> problems(String schema, String body) {
        return validate(Map.of("$ref", "#/components/schemas/" + schema), body);
    }

    private List<String> validate(Object schema, String body) {
        var whole = new HashMap<String, Object>();
        whole.put("allOf", List.of(schema));
        whole.put("components", description.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.text(whole), InputFormat.JSON)
                .validate(body, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private Set<String> described() {
        var operations = new HashSet<String>();
        object(description, "paths")
                .forEach((path, methods) -> ((Map<?, ?>) methods)
                        .keySet().stream()
                                .filter(m -> !m.equals("parameters"))
                                .forEach(m -> operations.add(
                                        String.valueOf(m).toUpperCase(java.util.Locale.ROOT) + " " + path)));
        return operations;
    }

    @SuppressWarnings("unchecked") // A description of another shape shall fail.
    private static Map<String, Object> object(Map<String, Object> parent, String key) {
        assertThat(parent).containsKey(key);
        return (Map<String, Object>) parent.get(key);
    }
}
