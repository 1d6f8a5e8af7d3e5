package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tax rate, looked up by class, place and priority. */
final class TaxRateContractTest extends StoreContract {

    @Override
    protected String operation() {
        return "upsert-tax-rate";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        return Map.of("country", "FR", "state", "S" + n, "percent", "20", "name", "TVA", "taxClass", "reduced-rate");
    }

    @Override
    protected List<String> records() {
        return texts("taxes?class=reduced-rate&per_page=100", "country").stream()
                .filter("FR"::equals)
                .toList();
    }
}
