package dev.tradewind.api.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon is good for, and how often.
 *
 * @param usageLimit times it can be used in all; null for no limit
 * @param usageLimitPerUser times one customer can use it; null for no limit
 * @param usageLimitItems things in one order that it counts for; null for no limit
 * @param minimumAmount an order must come to as much; 0 for no limit
 * @param maximumAmount an order must not come to more; 0 for no limit
 * @param individualUse whether no other coupon may be used with it
 * @param excludesSaleItems whether what is on sale does not count
 * @param productIds products it is for; empty for all
 * @param excludedProductIds products it is not for
 * @param categoryIds categories it is for; empty for all
 * @param excludedCategoryIds categories it is not for
 * @param emails customers it is for, with * for any text; empty for all
 */
public record CouponLimits(
        @Nullable BigDecimal usageLimit,
        @Nullable BigDecimal usageLimitPerUser,
        @Nullable BigDecimal usageLimitItems,
        @Nullable BigDecimal minimumAmount,
        @Nullable BigDecimal maximumAmount,
        boolean individualUse,
        boolean excludesSaleItems,
        List<String> productIds,
        List<String> excludedProductIds,
        List<String> categoryIds,
        List<String> excludedCategoryIds,
        List<String> emails) {

    public CouponLimits {
        productIds = List.copyOf(productIds);
        excludedProductIds = List.copyOf(excludedProductIds);
        categoryIds = List.copyOf(categoryIds);
        excludedCategoryIds = List.copyOf(excludedCategoryIds);
        emails = List.copyOf(emails);
    }
}
