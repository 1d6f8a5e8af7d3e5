package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a {@link CalendarEvent}.
 *
 * @param id at the source
 * @param name for people
 * @param email e-mail address
 * @param phone telephone number
 * @param website own page
 * @param extra what else the source sent, under the source's own names
 */
public record Organizer(
        @Nullable String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String website,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public Organizer {
        extra = Extra.copy(extra);
    }
}
