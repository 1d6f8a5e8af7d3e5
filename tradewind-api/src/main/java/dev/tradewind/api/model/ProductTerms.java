package dev.tradewind.api.model;

import java.util.List;

/**
 * What a product is filed under, in the order of the source.
 *
 * @param categories groups of the shop
 * @param tags free words
 * @param brands who makes it
 * @param attributes properties, some of which make the difference between variations
 */
public record ProductTerms(
        List<TermRef> categories, List<TermRef> tags, List<TermRef> brands, List<ProductAttribute> attributes) {

    public ProductTerms {
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
        brands = List.copyOf(brands);
        attributes = List.copyOf(attributes);
    }
}
