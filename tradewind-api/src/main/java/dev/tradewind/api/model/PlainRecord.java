package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of a system that has no place in the canonical model, as its source sent it. The contract is {@code
 * plain-record.schema.json} beside this class.
 *
 * @param id at the source
 * @param label what people call it; the id if the source has no name for it
 * @param status the source's own word for its state; empty if it has none
 * @param modifiedAt when it last changed, by the source's clock; when it was read, if the source does not say
 * @param data the record, under the source's own names and with its own values
 */
public record PlainRecord(
        String id,
        String label,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String status,
        Instant modifiedAt,
        Map<String, @Nullable Object> data)
        implements Entity {

    /** The id stands in for a label that is not there. */
    public PlainRecord(
            String id,
            @Nullable String label,
            @Nullable String status,
            Instant modifiedAt,
            Map<String, @Nullable Object> data) {
        this.id = id;
        this.label = label == null || label.isBlank() ? id : label;
        // One read from JSON that has no status passes null.
        this.status = status == null ? "" : status;
        this.modifiedAt = modifiedAt;
        this.data = Extra.copy(data);
    }
}
