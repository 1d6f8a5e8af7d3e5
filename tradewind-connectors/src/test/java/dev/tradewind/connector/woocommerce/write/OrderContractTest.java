package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order, looked up by its customer before it is created. */
final class OrderContractTest extends StoreContract {

    private final String product =
            shop().made("products", Map.of("name", "Shirt", "type", "simple", "regular_price", "9"));

    @Override
    protected String operation() {
        return "create-order";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        return Map.of(
                "billing", Map.of("email", "anna@example.test", "lastName", "Contract"),
                "lines", List.of(Map.of("product", product, "quantity", n)));
    }

    @Override
    protected List<String> records() {
        return texts("orders?search=anna&per_page=100", "id");
    }
}
