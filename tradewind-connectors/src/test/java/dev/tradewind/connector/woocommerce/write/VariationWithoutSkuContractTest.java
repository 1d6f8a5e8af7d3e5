package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A variation without a SKU, looked up by what makes it. */
final class VariationWithoutSkuContractTest extends StoreContract {

    private final String product =
            shop().made("products", Map.of("name", "Shirt", "type", "variable", "regular_price", "9"));

    @Override
    protected String operation() {
        return "upsert-variation";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        return Map.of("parent", product, "attributes", List.of(Map.of("name", "Size", "option", "S" + n)));
    }

    @Override
    protected List<String> records() {
        return texts("products/" + product + "/variations", "id");
    }
}
