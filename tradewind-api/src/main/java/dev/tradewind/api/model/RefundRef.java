package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refund, as far as the order itself tells.
 *
 * @param id at the source
 * @param reason for people
 * @param total negative: what left the shop, tax included
 * @param extra what else the source sent, under the source's own names
 */
public record RefundRef(
        String id,
        @Nullable String reason,
        BigDecimal total,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public RefundRef {
        extra = Extra.copy(extra);
    }
}
