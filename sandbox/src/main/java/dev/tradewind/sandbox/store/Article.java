package dev.tradewind.sandbox.store;

import java.util.List;
import java.util.function.IntFunction;

/**
 * What a generated order says of a product on a line.
 *
 * @param variationId 0 if the product has none
 * @param price as typed
 */
record Article(int productId, int variationId, String name, String sku, String price, String taxClass) {

    /** All that can be ordered, found by number, so that it need not be kept. */
    record Range(int count, IntFunction<Article> numbered) {

        Article get(int number) {
            return numbered.apply(number);
        }

        /** What the shop sells now. */
        static Range of(Catalogue catalogue) {
            List<Article> all = catalogue.all().stream()
                    .filter(p -> !p.trashed() && !p.price().isEmpty())
                    .filter(p -> p.type().equals("simple") || p.isVariation())
                    .map(p -> of(catalogue, p))
                    .toList();
            return new Range(all.size(), all::get);
        }

        private static Article of(Catalogue catalogue, Product product) {
            int parent = product.isVariation() ? product.parentId : product.id;
            String name = product.isVariation()
                    ? catalogue.find(parent).map(p -> p.text("name")).orElse("") + " - " + ProductJson.options(product)
                    : product.text("name");
            return new Article(
                    parent,
                    product.isVariation() ? product.id : 0,
                    name,
                    catalogue.skuOf(product),
                    product.price(),
                    catalogue.taxClassOf(product));
        }
    }
}
