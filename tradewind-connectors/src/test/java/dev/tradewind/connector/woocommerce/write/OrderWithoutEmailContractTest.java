package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order without an address, looked up among the latest. */
final class OrderWithoutEmailContractTest extends StoreContract {

    private final String product =
            shop().made("products", Map.of("name", "Shirt", "type", "simple", "regular_price", "9"));

    @Override
    protected String operation() {
        return "create-order";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        return Map.of(
                "customer", Map.of("note", "by phone"), "lines", List.of(Map.of("product", product, "quantity", n)));
    }

    @Override
    protected List<String> records() {
        return shop().list("orders?per_page=100").stream()
                .filter(order -> "by phone".equals(order.get("customer_note")))
                .map(order -> String.valueOf(order.get("id")))
                .toList();
    }
}
