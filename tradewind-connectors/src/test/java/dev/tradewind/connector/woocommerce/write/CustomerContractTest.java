package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account, looked up by its e-mail address. */
final class CustomerContractTest extends StoreContract {

    @Override
    protected String operation() {
        return "upsert-customer";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        return Map.of("email", "anna+" + n + "@example.test", "firstName", "Anna " + n);
    }

    @Override
    protected List<String> records() {
        return texts("customers?role=all&per_page=100&search=anna", "email");
    }
}
