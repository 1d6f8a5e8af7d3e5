package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place that belongs to a {@link ShippingZone}.
 *
 * @param type {@code postcode}, {@code state}, {@code country} or {@code continent}
 * @param code of that place
 * @param extra what else the source sent, under the source's own names
 */
public record ZoneLocation(
        @Nullable String type,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public ZoneLocation {
        extra = Extra.copy(extra);
    }
}
