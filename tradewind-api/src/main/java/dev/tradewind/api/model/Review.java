package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wrote about a product. The contract is {@code review.schema.json} beside this class.
 *
 * @param id at the source
 * @param productId what it is about
 * @param productName what that is called
 * @param status the source's own word, for example {@code approved}; any plugin may add one
 * @param createdAt when it was written
 * @param modifiedAt when the source had it like this, by its own clock: it keeps no time of change
 * @param reviewer who wrote it, as they signed
 * @param email e-mail address of who wrote it
 * @param text what it says, HTML
 * @param rating stars, 1 to 5; 0 for none
 * @param verified whether the source knows that they bought the product
 * @param extra what else the source sent, under the source's own names
 */
public record Review(
        String id,
        @Nullable String productId,
        @Nullable String productName,
        String status,
        Instant createdAt,
        Instant modifiedAt,
        @Nullable String reviewer,
        @Nullable String email,
        @Nullable String text,
        @Nullable BigDecimal rating,
        boolean verified,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public Review {
        extra = Extra.copy(extra);
    }

    /** The product that it is about, or its id. */
    @Override
    public String label() {
        return productName != null ? productName : id;
    }
}
