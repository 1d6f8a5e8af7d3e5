package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property of a product.
 *
 * @param id at the source; null for one that only this product has
 * @param name as customers see it
 * @param slug the source's code of it
 * @param visible whether customers see it
 * @param forVariations whether variations differ by it
 * @param options its values; of a variation the one that it is, none if it is any
 * @param extra what else the source sent, under the source's own names
 */
public record ProductAttribute(
        @Nullable String id,
        @Nullable String name,
        @Nullable String slug,
        boolean visible,
        boolean forVariations,
        List<String> options,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public ProductAttribute {
        options = List.copyOf(options);
        extra = Extra.copy(extra);
    }
}
