package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A review, looked up by its writer and words. */
final class ReviewContractTest extends StoreContract {

    private final String product =
            shop().made("products", Map.of("name", "Shirt", "type", "simple", "regular_price", "9"));

    @Override
    protected String operation() {
        return "upsert-review";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        return Map.of(
                "product", product, "reviewer", "Anna", "email", "a@example.test", "text", "Good " + n, "rating", 5);
    }

    @Override
    protected List<String> records() {
        return texts("products/reviews?per_page=100", "review").stream()
                .filter(text -> text.contains("Good"))
                .toList();
    }
}
