package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A category, looked up by its name. */
final class CategoryContractTest extends StoreContract {

    @Override
    protected String operation() {
        return "upsert-category";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        return Map.of("name", "Cups & " + n, "description", "for " + n);
    }

    @Override
    protected List<String> records() {
        return texts("products/categories?search=cups&per_page=100", "name");
    }
}
