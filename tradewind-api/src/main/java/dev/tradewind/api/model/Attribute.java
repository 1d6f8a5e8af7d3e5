package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property that products can have, for example size. Its values are {@link Term}s. The contract is {@code
 * attribute.schema.json} beside this class.
 *
 * @param id at the source
 * @param name as customers see it
 * @param slug the source's own name, for example {@code pa_size}
 * @param type how it is chosen, the source's own word
 * @param orderBy how its values are sorted, the source's own word
 * @param hasArchives whether there is a page for each value
 * @param modifiedAt when the source had it like this, by its own clock: it keeps no time of change
 * @param extra what else the source sent, under the source's own names
 */
public record Attribute(
        String id,
        @Nullable String name,
        @Nullable String slug,
        @Nullable String type,
        @Nullable String orderBy,
        boolean hasArchives,
        Instant modifiedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public Attribute {
        extra = Extra.copy(extra);
    }

    /** The name; without one the id. */
    @Override
    public String label() {
        return name != null ? name : id;
    }

    /** Attributes have no state. */
    @Override
    public String status() {
        return "";
    }
}
