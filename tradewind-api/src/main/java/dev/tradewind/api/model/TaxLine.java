package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tax of one rate on the whole order.
 *
 * @param id at the source
 * @param rateId the rate, at the source
 * @param code the source's code of the rate
 * @param label as the customer saw it
 * @param ratePercent for example 19; null if the source does not tell
 * @param compound whether it is charged on top of other tax
 * @param itemTax tax on lines and fees
 * @param shippingTax tax on shipping
 * @param meta what plugins have attached
 * @param extra what else the source sent, under the source's own names
 */
public record TaxLine(
        String id,
        @Nullable String rateId,
        @Nullable String code,
        @Nullable String label,
        @Nullable BigDecimal ratePercent,
        boolean compound,
        BigDecimal itemTax,
        BigDecimal shippingTax,
        Meta meta,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public TaxLine {
        extra = Extra.copy(extra);
    }
}
