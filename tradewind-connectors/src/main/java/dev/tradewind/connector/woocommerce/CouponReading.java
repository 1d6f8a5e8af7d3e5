package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.Coupon;
import dev.tradewind.api.model.CouponLimits;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the store's coupons as canonical ones.
 *
 * <p>Left out on purpose: {@code _links}, and the shop's local time beside the same in UTC.
 */
final class CouponReading {

    private final @Nullable String currency;

    /**
     * Prepares the reading of one shop's coupons.
     *
     * @param currency of the shop's prices, which coupons do not tell; null if unknown
     */
    CouponReading(@Nullable String currency) {
        this.currency = currency;
    }

    /**
     * Reads a whole coupon.
     *
     * @throws UnexpectedShape if something that must be there is not, or is something else
     */
    Coupon read(Map<String, @Nullable Object> tree) {
        Fields coupon = new Fields("coupon", tree);
        coupon.drop("_links");
        coupon.dropLocalTimes();
        String id = coupon.label("id");
        Parts.Times times = Parts.times(coupon);
        return new Coupon(
                id,
                coupon.label("code"),
                coupon.label("status"),
                coupon.label("discount_type"),
                coupon.money("amount"),
                currency,
                coupon.text("description"),
                coupon.flag("free_shipping"),
                times.createdAt(),
                times.modifiedAt(),
                coupon.time("date_expires_gmt"),
                Objects.requireNonNullElse(coupon.numberIfAny("usage_count"), BigDecimal.ZERO),
                coupon.texts("used_by"),
                limits(coupon),
                Parts.meta(coupon),
                coupon.rest());
    }

    private static CouponLimits limits(Fields coupon) {
        return new CouponLimits(
                coupon.numberIfAny("usage_limit"),
                coupon.numberIfAny("usage_limit_per_user"),
                coupon.numberIfAny("limit_usage_to_x_items"),
                coupon.numberIfAny("minimum_amount"),
                coupon.numberIfAny("maximum_amount"),
                coupon.flag("individual_use"),
                coupon.flag("exclude_sale_items"),
                coupon.texts("product_ids"),
                coupon.texts("excluded_product_ids"),
                coupon.texts("product_categories"),
                coupon.texts("excluded_product_categories"),
                coupon.texts("email_restrictions"));
    }
}
