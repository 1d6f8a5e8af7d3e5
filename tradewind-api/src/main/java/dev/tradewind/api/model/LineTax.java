package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tax of one rate on one line.
 *
 * @param rateId see {@link TaxLine#rateId}
 * @param total tax charged
 * @param subtotal tax before discounts
 * @param extra what else the source sent, under the source's own names
 */
public record LineTax(
        @Nullable String rateId,
        @Nullable BigDecimal total,
        @Nullable BigDecimal subtotal,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public LineTax {
        extra = Extra.copy(extra);
    }
}
