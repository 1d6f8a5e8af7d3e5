package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goods or a service on an order. In JSON the components of {@link Article} and {@link LineAmounts} stand beside the
 * others: {@code sku}, {@code total}.
 *
 * @param id at the source
 * @param article what was ordered
 * @param quantity how many; plugins allow fractions
 * @param amounts what it costs
 * @param taxClass the source's name of it; null for the standard class
 * @param taxes tax per rate
 * @param meta what plugins have attached, options chosen among it
 * @param extra what else the source sent, under the source's own names
 */
public record OrderLine(
        String id,
        @JsonUnwrapped Article article,
        BigDecimal quantity,
        @JsonUnwrapped LineAmounts amounts,
        @Nullable String taxClass,
        List<LineTax> taxes,
        Meta meta,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public OrderLine {
        taxes = List.copyOf(taxes);
        extra = Extra.copy(extra);
    }
}
