package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A note on an order. It never changes; it can be deleted. The contract is {@code note.schema.json} beside this class.
 *
 * @param id the order's id, a slash, the note's own id at the source
 * @param orderId the order's id at the source
 * @param createdAt when it was written
 * @param author who wrote it, as the source says
 * @param text what it says; may be HTML
 * @param forCustomer whether the customer was sent it; otherwise only the shop sees it
 * @param extra what else the source sent, under the source's own names
 */
public record Note(
        String id,
        String orderId,
        Instant createdAt,
        @Nullable String author,
        String text,
        boolean forCustomer,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public Note {
        extra = Extra.copy(extra);
    }

    /** Its own id: notes have no number. */
    @Override
    public String label() {
        return id;
    }

    /** Notes have no state. */
    @Override
    public String status() {
        return "";
    }

    /** When it was written: it never changes. */
    @Override
    public Instant modifiedAt() {
        return createdAt;
    }
}
