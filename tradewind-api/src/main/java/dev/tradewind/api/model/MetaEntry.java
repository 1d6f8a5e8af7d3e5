package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a plugin has attached to a record.
 *
 * @param id of this entry at the source
 * @param key the plugin's name for it; a key may occur more than once
 * @param value any tree, see {@link dev.tradewind.api.json.Json}
 * @param displayKey {@code key} as people see it, where that is something else
 * @param displayValue {@code value} as people see it, where that is something else
 * @param extra what else the source sent, under the source's own names
 */
public record MetaEntry(
        @Nullable String id,
        String key,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Object value,
        @Nullable Object displayKey,
        @Nullable Object displayValue,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public MetaEntry {
        extra = Extra.copy(extra);
    }
}
