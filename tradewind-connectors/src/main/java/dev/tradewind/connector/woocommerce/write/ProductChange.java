package dev.tradewind.connector.woocommerce.write;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one write changes of one product, checked before it is sent: inside a batch the store accepts silently what it would
 * refuse alone.
 *
 * @param sku by which the product is found; empty if it is named
 * @param named by its number in the store
 * @param input what is to be changed
 */
record ProductChange(Optional<String> sku, Optional<ProductRef> named, Input input) {

    private static final Field SKU = Field.line("sku", "", "finds the product or variation");

    private static final Field PRODUCT =
            Field.line("product", "", "the store's number, or `parent/variation`, instead");

    static final Shape STOCK = Shape.of(
            SKU,
            PRODUCT,
            Field.whole("quantity", "stock_quantity", "pieces").needed().held(),
            Field.flag("manage", "manage_stock", "true makes the shop count a product that it does not count yet"));

    static final Shape PRICE = Shape.of(
            SKU,
            PRODUCT,
            Field.amount("regular", "regular_price", "").needed().held(),
            Field.amount("sale", "sale_price", "null or an empty text ends a sale; without it a sale goes on")
                    .held());

    /**
     * Reads an input of either shape.
     *
     * @throws Unfit if it does not fit, or says of no product that it is meant
     */
    static ProductChange of(Shape shape, Map<String, @Nullable Object> tree) {
        Input input = shape.read(tree);
        Optional<String> product = input.text("product");
        if (product.isPresent()) {
            ProductRef ref = ProductRef.of(product.get())
                    .orElseThrow(() -> new Unfit(
                            "product", "must be a number of the store, or parent/variation, for example 12 or 12/13"));
            return new ProductChange(Optional.empty(), Optional.of(ref), input);
        }
        String sku = input.text("sku")
                .orElseThrow(
                        () -> new Unfit("sku", "is missing: the product is found by its SKU, or named by product"));
        return new ProductChange(Optional.of(sku), Optional.empty(), input);
    }

    /** As the store takes it. {@code manage: false} says nothing: it never stops the shop from counting. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(input.told());
        fields.remove("manage_stock", false);
        return fields;
    }
}
