package dev.tradewind.api.model;

import java.util.List;

/**
 * Products that belong to a product, by their ids at the source.
 *
 * @param variationIds its variations
 * @param groupedIds what a group consists of
 * @param upsellIds better ones
 * @param crossSellIds what goes with it
 */
public record ProductLinks(
        List<String> variationIds, List<String> groupedIds, List<String> upsellIds, List<String> crossSellIds) {

    public ProductLinks {
        variationIds = List.copyOf(variationIds);
        groupedIds = List.copyOf(groupedIds);
        upsellIds = List.copyOf(upsellIds);
        crossSellIds = List.copyOf(crossSellIds);
    }
}
