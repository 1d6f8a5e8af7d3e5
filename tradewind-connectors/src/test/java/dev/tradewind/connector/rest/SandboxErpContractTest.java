package dev.tradewind.connector.rest;

import dev.tradewind.api.Connector;
import dev.tradewind.api.Expressions;
import dev.tradewind.testkit.contract.DestinationContractTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract with the connector file that comes with the hub: idempotency key, lookup where a reference is there. */
final class SandboxErpContractTest extends DestinationContractTest {

    private FakeErp erp;

    @BeforeEach
    void start() throws IOException {
        erp = new FakeErp();
    }

    @AfterEach
    void stop() {
        erp.close();
    }

    @Override
    protected Connector connector() {
        return ConnectorFiles.sandboxErp();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("url", erp.url(), "credentials.key", FakeErp.API_KEY);
    }

    @Override
    protected Expressions expressions() {
        return ConnectorFiles.EXPRESSIONS;
    }

    @Override
    protected String operation() {
        return "upsert-sales-order";
    }

    @Override
    protected Map<String, Object> sample(int n) {
        return Map.of("external_reference", "shop/1 & " + n, "total", new BigDecimal("12.50"));
    }

    @Override
    protected List<String> records() {
        return erp.records();
    }
}
