package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A word that products or content are filed under: a category, a tag, a brand, a class of shipping or tax, a value of an
 * attribute, a word of a site's own taxonomy. The contract is {@code term.schema.json} beside this class.
 *
 * @param id at the source; for a value of an attribute the attribute's id, a slash, its own; for a tax class its slug
 * @param taxonomy which kind: one of the constants of this class, or the source's own word for a taxonomy that has none
 * @param attributeId attribute that it is a value of; null for all other kinds
 * @param name as customers see it
 * @param slug name in addresses
 * @param parentId category above; null at the top
 * @param description HTML or text
 * @param position place among its siblings, where people have put them in order
 * @param productCount how many products bear it, as the source counts
 * @param image picture
 * @param language its language and translations; null if nothing tells
 * @param modifiedAt when the source had it like this, by its own clock: it keeps no time of change
 * @param extra what else the source sent, under the source's own names
 */
public record Term(
        String id,
        String taxonomy,
        @Nullable String attributeId,
        @Nullable String name,
        @Nullable String slug,
        @Nullable String parentId,
        @Nullable String description,
        @Nullable BigDecimal position,
        @Nullable BigDecimal productCount,
        @Nullable ProductImage image,
        @Nullable Language language,
        Instant modifiedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public static final String CATEGORY = "category";
    public static final String TAG = "tag";
    public static final String BRAND = "brand";
    public static final String SHIPPING_CLASS = "shipping-class";
    public static final String TAX_CLASS = "tax-class";
    public static final String ATTRIBUTE = "attribute";

    public Term {
        extra = Extra.copy(extra);
    }

    /** The name; without one the id. */
    @Override
    public String label() {
        return name != null ? name : id;
    }

    /** Terms have no state. */
    @Override
    public String status() {
        return "";
    }
}
