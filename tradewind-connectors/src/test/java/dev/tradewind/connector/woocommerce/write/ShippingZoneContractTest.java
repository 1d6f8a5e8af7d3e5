package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shipping zone, looked up by its name. */
final class ShippingZoneContractTest extends StoreContract {

    @Override
    protected String operation() {
        return "upsert-shipping-zone";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        return Map.of("name", "Zone " + n, "locations", List.of(Map.of("code", "FR", "type", "country")));
    }

    @Override
    protected List<String> records() {
        return texts("shipping/zones", "name").stream()
                .filter(name -> name.startsWith("Zone "))
                .toList();
    }
}
