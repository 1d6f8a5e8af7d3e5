package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way to ship to a {@link ShippingZone}.
 *
 * @param id at the source, of this way in this zone
 * @param type the source's own word, for example {@code flat_rate}; any plugin may add one
 * @param title as customers see it
 * @param enabled whether it is offered
 * @param position place among the ways of the zone
 * @param settings what is set; texts as the shop typed them, formulas too
 * @param extra what else the source sent, under the source's own names
 */
public record ZoneMethod(
        String id,
        String type,
        @Nullable String title,
        boolean enabled,
        @Nullable BigDecimal position,
        List<NamedValue> settings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public ZoneMethod {
        settings = List.copyOf(settings);
        extra = Extra.copy(extra);
    }
}
