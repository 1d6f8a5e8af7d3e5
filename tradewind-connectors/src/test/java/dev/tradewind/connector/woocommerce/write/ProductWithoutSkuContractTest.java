package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product without a SKU, recognised by the key that it keeps. */
final class ProductWithoutSkuContractTest extends StoreContract {

    @Override
    protected String operation() {
        return "upsert-product";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        // Of one name: the key alone tells them apart.
        return Map.of("name", "Cups", "description", "A set of " + n);
    }

    @Override
    protected List<String> records() {
        return texts("products?search=Cups&per_page=100", "id");
    }
}
