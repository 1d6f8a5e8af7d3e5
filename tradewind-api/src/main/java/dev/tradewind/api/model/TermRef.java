package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A category, tag or brand, as a product names it.
 *
 * @param id at the source
 * @param name as customers see it
 * @param slug name in addresses
 * @param extra what else the source sent, under the source's own names
 */
public record TermRef(
        String id,
        @Nullable String name,
        @Nullable String slug,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public TermRef {
        extra = Extra.copy(extra);
    }
}
