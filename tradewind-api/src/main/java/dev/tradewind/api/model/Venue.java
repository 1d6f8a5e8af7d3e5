package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link CalendarEvent} takes place.
 *
 * @param id at the source
 * @param name for people
 * @param street street and number
 * @param city town
 * @param state state, province or region
 * @param postcode postal code
 * @param country as the source writes it: most calendars write a name, not a code
 * @param phone telephone number
 * @param website its own page
 * @param extra what else the source sent, under the source's own names
 */
public record Venue(
        @Nullable String id,
        @Nullable String name,
        @Nullable String street,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postcode,
        @Nullable String country,
        @Nullable String phone,
        @Nullable String website,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public Venue {
        extra = Extra.copy(extra);
    }
}
