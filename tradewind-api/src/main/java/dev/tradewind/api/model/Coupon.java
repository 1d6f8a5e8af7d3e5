package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A coupon that a shop gives out. The contract is {@code coupon.schema.json} beside this class.
 *
 * @param id at the source
 * @param code what customers type
 * @param status the source's own word, for example {@code publish}; any plugin may add one
 * @param discountType the source's own word, for example {@code percent}; any plugin may add one
 * @param amount taken off: percent or money, by {@code discountType}
 * @param currency ISO 4217; null if neither the source nor the connection tells
 * @param description for people in the shop
 * @param freeShipping whether it makes shipping free
 * @param createdAt when it came into being
 * @param modifiedAt when it last changed, by the source's clock
 * @param expiresAt from when on it is no longer good; null if always
 * @param usageCount how often it was used
 * @param usedBy who used it, as accounts' ids or e-mail addresses
 * @param limits what it is good for, and how often
 * @param meta what plugins have attached
 * @param extra what else the source sent, under the source's own names
 */
public record Coupon(
        String id,
        String code,
        String status,
        String discountType,
        BigDecimal amount,
        @Nullable String currency,
        @Nullable String description,
        boolean freeShipping,
        Instant createdAt,
        Instant modifiedAt,
        @Nullable Instant expiresAt,
        BigDecimal usageCount,
        List<String> usedBy,
        CouponLimits limits,
        Meta meta,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public Coupon {
        usedBy = List.copyOf(usedBy);
        extra = Extra.copy(extra);
    }

    @Override
    public String label() {
        return code;
    }
}
