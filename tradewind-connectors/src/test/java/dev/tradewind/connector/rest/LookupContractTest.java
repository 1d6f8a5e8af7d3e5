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

/** The contract with a system that knows no idempotency key: the record is looked up before it is created. */
final class LookupContractTest extends DestinationContractTest {

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
        return ConnectorFiles.connector("""
                connector: lookup-erp
                auth: { type: api-key, header: X-Api-Key }
                operations:
                  upsert-sales-order:
                    object: sales-order
                    repeat: lookup
                    lookup:
                      path: /api/sales-orders?external_reference={external_reference}
                      id: sales_orders[0].id
                    create:
                      path: /api/sales-orders
                      id: id
                    update:
                      path: /api/sales-orders/{$id}
                """);
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
