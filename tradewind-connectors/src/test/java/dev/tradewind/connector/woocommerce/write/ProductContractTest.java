package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product, looked up by its SKU before it is created. */
final class ProductContractTest extends StoreContract {

    @Override
    protected String operation() {
        return "upsert-product";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        return Map.of(
                "sku", "BEAN-" + n, "name", "Beans " + n, "prices", Map.of("regular", "12.90"), "stockQuantity", n);
    }

    @Override
    protected List<String> records() {
        return texts("products?search=BEAN-&per_page=100", "sku");
    }
}
