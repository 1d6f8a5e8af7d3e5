package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.OperationSpec.Repeat;
import java.util.List;

/** All that a store can be told to do. */
final class Operations {

    static final List<Operation> ALL = List.of(
            ProductWriter.SET_STOCK,
            ProductWriter.SET_PRICE,
            upsert(
                    "upsert-product",
                    "product",
                    "Creates a product, or changes what the input names of it.",
                    new ProductShelf()));

    private Operations() {}

    private static Operation upsert(String name, String object, String meaning, Shelf shelf) {
        return new Operation.Single(
                new OperationSpec(name, object, Repeat.LOOKUP, meaning), shelf.input(), new Upsert(shelf));
    }
}
