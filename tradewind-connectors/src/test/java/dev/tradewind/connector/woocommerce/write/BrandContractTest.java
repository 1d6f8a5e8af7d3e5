package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A brand, looked up by its name. */
final class BrandContractTest extends StoreContract {

    @Override
    protected String operation() {
        return "upsert-brand";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        return Map.of("name", "Brand " + n);
    }

    @Override
    protected List<String> records() {
        return texts("products/brands?per_page=100", "name");
    }
}
