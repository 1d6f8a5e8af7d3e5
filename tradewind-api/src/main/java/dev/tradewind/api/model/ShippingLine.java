package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way of shipping on an order.
 *
 * @param id at the source
 * @param method the source's code of the method
 * @param instanceId which configured instance of the method
 * @param title as the customer saw it
 * @param total without tax
 * @param totalTax tax on that
 * @param taxStatus whether it is taxable
 * @param taxes tax per rate
 * @param meta what plugins have attached
 * @param extra what else the source sent, under the source's own names
 */
public record ShippingLine(
        String id,
        @Nullable String method,
        @Nullable String instanceId,
        @Nullable String title,
        BigDecimal total,
        BigDecimal totalTax,
        @Nullable String taxStatus,
        List<LineTax> taxes,
        Meta meta,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public ShippingLine {
        taxes = List.copyOf(taxes);
        extra = Extra.copy(extra);
    }
}
