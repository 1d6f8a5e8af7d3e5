package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A coupon, looked up by its code. */
final class CouponContractTest extends StoreContract {

    @Override
    protected String operation() {
        return "upsert-coupon";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        return Map.of("code", "SAVE-" + n, "discountType", "percent", "amount", 10 + n);
    }

    @Override
    protected List<String> records() {
        return texts("coupons?search=save&per_page=100", "code");
    }
}
