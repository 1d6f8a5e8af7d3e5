package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A time that somebody has booked. The contract is {@code booking.schema.json} beside this class.
 *
 * @param id at the source
 * @param status the source's own word, for example {@code confirmed}; any plugin may add one
 * @param productId what was booked
 * @param resourceId which room, person or thing of it
 * @param customerId account that booked; null for a guest
 * @param orderId order that it was booked with
 * @param orderLineId line of that order
 * @param parentId booking that it belongs to
 * @param start from when, by the clock of the shop: {@code 2026-11-20T10:00:00}. No instant: the plugin keeps no time zone with it
 * @param end until when, likewise
 * @param allDay whether whole days are booked
 * @param timeZone of the customer, where the plugin keeps it
 * @param cost what it costs, in the shop's currency
 * @param persons how many come, by kind
 * @param modifiedAt when the source had it like this, by its own clock: it keeps no time of change
 * @param extra what else the source sent, under the source's own names
 */
public record Booking(
        String id,
        String status,
        @Nullable String productId,
        @Nullable String resourceId,
        @Nullable String customerId,
        @Nullable String orderId,
        @Nullable String orderLineId,
        @Nullable String parentId,
        @Nullable String start,
        @Nullable String end,
        boolean allDay,
        @Nullable String timeZone,
        @Nullable BigDecimal cost,
        List<Persons> persons,
        Instant modifiedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public Booking {
        persons = List.copyOf(persons);
        extra = Extra.copy(extra);
    }

    /** Its own id: bookings have no number. */
    @Override
    public String label() {
        return id;
    }
}
