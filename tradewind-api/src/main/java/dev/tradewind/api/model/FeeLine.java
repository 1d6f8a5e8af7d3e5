package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fee on an order; a negative one is a discount.
 *
 * @param id at the source
 * @param name as the customer saw it
 * @param amount as entered, before it was worked out
 * @param total without tax
 * @param totalTax tax on that
 * @param taxClass null for the standard class
 * @param taxStatus whether it is taxable
 * @param taxes tax per rate
 * @param meta what plugins have attached
 * @param extra what else the source sent, under the source's own names
 */
public record FeeLine(
        String id,
        @Nullable String name,
        @Nullable BigDecimal amount,
        BigDecimal total,
        BigDecimal totalTax,
        @Nullable String taxClass,
        @Nullable String taxStatus,
        List<LineTax> taxes,
        Meta meta,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public FeeLine {
        taxes = List.copyOf(taxes);
        extra = Extra.copy(extra);
    }
}
