package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a product.
 *
 * @param id at the source
 * @param url where it is
 * @param name for people
 * @param alt what it shows, in words
 * @param extra what else the source sent, under the source's own names
 */
public record ProductImage(
        @Nullable String id,
        @Nullable String url,
        @Nullable String name,
        @Nullable String alt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public ProductImage {
        extra = Extra.copy(extra);
    }
}
