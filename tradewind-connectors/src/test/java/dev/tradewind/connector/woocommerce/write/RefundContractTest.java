package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refund, looked up among those of its order. */
final class RefundContractTest extends StoreContract {

    private final String order = shop().order();

    @Override
    protected String operation() {
        return "create-refund";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        return Map.of("order", order, "amount", n, "reason", "Contract");
    }

    @Override
    protected List<String> records() {
        return texts("orders/" + order + "/refunds", "id");
    }
}
