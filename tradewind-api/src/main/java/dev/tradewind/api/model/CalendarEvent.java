package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes place, as a site's calendar shows it. The contract is {@code calendar-event.schema.json} beside this
 * class. In JSON the components of {@link CalendarEventHead}, {@link ContentText} and {@link CalendarEventTimes} stand at the
 * root.
 *
 * @param head what it is
 * @param text what it says
 * @param times when it takes place
 * @param cost what coming costs, in the site's words: a text, since {@code Free} and {@code €10 – €20} are costs too
 * @param website a page of its own elsewhere
 * @param venue where it takes place; null if nothing tells
 * @param organizers who holds it
 * @param categories as the calendar files it
 * @param tags words that it is found by
 * @param image picture that stands for it
 * @param extra what else the source sent, under the source's own names
 */
public record CalendarEvent(
        @JsonUnwrapped CalendarEventHead head,
        @JsonUnwrapped ContentText text,
        @JsonUnwrapped CalendarEventTimes times,
        @Nullable String cost,
        @Nullable String website,
        @Nullable Venue venue,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Organizer> organizers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TermRef> categories,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TermRef> tags,
        @Nullable ProductImage image,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public CalendarEvent {
        // One read from JSON that has none passes null.
        organizers = organizers == null ? List.of() : List.copyOf(organizers);
        categories = categories == null ? List.of() : List.copyOf(categories);
        tags = tags == null ? List.of() : List.copyOf(tags);
        extra = Extra.copy(extra);
    }

    @Override
    public String id() {
        return head.id();
    }

    /** The title; without one the id. */
    @Override
    public String label() {
        return text.title() != null ? text.title() : head.id();
    }

    @Override
    public String status() {
        return head.status();
    }

    @Override
    public Instant modifiedAt() {
        return head.modifiedAt();
    }
}
