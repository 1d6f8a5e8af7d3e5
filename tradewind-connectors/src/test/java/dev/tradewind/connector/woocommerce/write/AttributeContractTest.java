package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An attribute, looked up among all. */
final class AttributeContractTest extends StoreContract {

    @Override
    protected String operation() {
        return "upsert-attribute";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        return Map.of("name", "Roast " + n);
    }

    @Override
    protected List<String> records() {
        return texts("products/attributes", "name").stream()
                .filter(name -> name.startsWith("Roast"))
                .toList();
    }
}
