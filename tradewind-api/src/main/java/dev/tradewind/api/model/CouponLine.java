package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A coupon used on an order. What it took off is already in the lines' totals.
 *
 * @param id at the source
 * @param code as the customer typed it
 * @param discount taken off, without tax
 * @param discountTax tax on that
 * @param discountType for example {@code percent}
 * @param nominalAmount what the coupon says, for example 10 for ten percent
 * @param freeShipping whether it makes shipping free
 * @param meta what plugins have attached
 * @param extra what else the source sent, under the source's own names
 */
public record CouponLine(
        String id,
        String code,
        BigDecimal discount,
        BigDecimal discountTax,
        @Nullable String discountType,
        @Nullable BigDecimal nominalAmount,
        boolean freeShipping,
        Meta meta,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public CouponLine {
        extra = Extra.copy(extra);
    }
}
