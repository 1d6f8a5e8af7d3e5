package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tax class, looked up by its name. */
final class TaxClassContractTest extends StoreContract {

    @Override
    protected String operation() {
        return "upsert-tax-class";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        return Map.of("name", "Books " + n);
    }

    @Override
    protected List<String> records() {
        return texts("taxes/classes", "name").stream()
                .filter(name -> name.startsWith("Books"))
                .toList();
    }
}
