package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product, or a variation of one, whatever shop it is sold in.
 *
 * <p>In JSON the components of {@link ProductHead}, {@link ProductStock}, {@link ProductTerms} and {@link ProductLinks} stand at
 * the root: {@code sku}, {@code stockQuantity}, {@code categories}. The contract is {@code product.schema.json} beside this
 * class.
 *
 * @param head what it is called, how it stands, since when
 * @param description whole text, HTML
 * @param shortDescription short text, HTML
 * @param prices what it costs
 * @param stock how many there are
 * @param shipping what it measures and how it is sent
 * @param terms what it is filed under
 * @param images the first is the main one
 * @param links products that belong to it
 * @param language its language and translations; null if nothing tells
 * @param meta what plugins have attached
 * @param extra what else the source sent, under the source's own names
 */
public record Product(
        @JsonUnwrapped ProductHead head,
        @Nullable String description,
        @Nullable String shortDescription,
        ProductPrices prices,
        @JsonUnwrapped ProductStock stock,
        ProductShipping shipping,
        @JsonUnwrapped ProductTerms terms,
        List<ProductImage> images,
        @JsonUnwrapped ProductLinks links,
        @Nullable Language language,
        Meta meta,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public Product {
        images = List.copyOf(images);
        extra = Extra.copy(extra);
    }

    @Override
    public String id() {
        return head.id();
    }

    /** The SKU, by which people look for it; without one its name, without that its id. */
    @Override
    public String label() {
        String sku = head.sku();
        String name = head.name();
        return sku != null ? sku : name != null ? name : head.id();
    }

    @Override
    public String status() {
        return head.status();
    }

    @Override
    public Instant modifiedAt() {
        return head.modifiedAt();
    }
}
