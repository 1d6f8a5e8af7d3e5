package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Destination;
import dev.tradewind.api.Http;
import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.OperationSpec.Repeat;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.util.List;

/** Writes to one store. */
final class WooCommerceDestination implements Destination {

    private static final OperationSpec SET_STOCK = new OperationSpec(
            "set-stock",
            "stock-level",
            Repeat.HARMLESS,
            "Sets how many pieces of a product or variation there are.",
            ProductWriter.BATCH_MAX);

    private static final OperationSpec SET_PRICE = new OperationSpec(
            "set-price",
            "price",
            Repeat.HARMLESS,
            "Sets the regular price, and the sale price, of a product or variation.",
            ProductWriter.BATCH_MAX);

    static final List<OperationSpec> OPERATIONS = List.of(SET_STOCK, SET_PRICE);

    private final ProductWriter products;

    WooCommerceDestination(StoreApi store) {
        this.products = new ProductWriter(store);
    }

    @Override
    public Outcome perform(Write write, Http http) {
        return performTogether(List.of(write), http).getFirst();
    }

    @Override
    public List<Outcome> performTogether(List<Write> writes, Http http) {
        return products.perform(writes, reading(writes.getFirst().operation()), http);
    }

    private static ProductWriter.Reading reading(String operation) {
        return switch (operation) {
            case "set-stock" -> ProductChange::ofStock;
            case "set-price" -> ProductChange::ofPrice;
            default -> throw new IllegalArgumentException("no operation of this connector: " + operation);
        };
    }
}
