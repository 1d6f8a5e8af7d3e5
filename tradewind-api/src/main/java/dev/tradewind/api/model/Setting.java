package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is set in a shop. The contract is {@code setting.schema.json} beside this class.
 *
 * @param id its group, a slash, its name
 * @param group group it belongs to, for example {@code general}
 * @param name the source's own name, for example {@code woocommerce_currency}
 * @param title as people in the shop see it
 * @param type how it is typed in, the source's own word
 * @param value any tree, see {@link dev.tradewind.api.json.Json}; null if it was withheld, or nothing is set
 * @param withheld whether the value was left out because it looks like a secret
 * @param modifiedAt when the source had it like this, by its own clock: it keeps no time of change
 * @param extra what else the source sent, under the source's own names
 */
public record Setting(
        String id,
        String group,
        String name,
        @Nullable String title,
        @Nullable String type,
        @Nullable Object value,
        boolean withheld,
        Instant modifiedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public Setting {
        extra = Extra.copy(extra);
    }

    /** The source's own name. */
    @Override
    public String label() {
        return name;
    }

    /** Settings have no state. */
    @Override
    public String status() {
        return "";
    }
}
