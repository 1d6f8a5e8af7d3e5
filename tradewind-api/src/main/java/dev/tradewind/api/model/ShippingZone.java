package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of the world with the ways to ship there. The contract is {@code shipping-zone.schema.json} beside this class.
 *
 * @param id at the source; 0 for everywhere that no other zone covers
 * @param name for people in the shop
 * @param position order in which zones are tried
 * @param locations what belongs to it; empty for everywhere else
 * @param methods ways to ship there
 * @param modifiedAt when the source had it like this, by its own clock: it keeps no time of change
 * @param extra what else the source sent, under the source's own names
 */
public record ShippingZone(
        String id,
        @Nullable String name,
        @Nullable BigDecimal position,
        List<ZoneLocation> locations,
        List<ZoneMethod> methods,
        Instant modifiedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public ShippingZone {
        locations = List.copyOf(locations);
        methods = List.copyOf(methods);
        extra = Extra.copy(extra);
    }

    /** The name; without one the id. */
    @Override
    public String label() {
        return name != null ? name : id;
    }

    /** Zones have no state. */
    @Override
    public String status() {
        return "";
    }
}
