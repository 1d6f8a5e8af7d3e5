package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Outcome;
import dev.tradewind.api.Outcome.Left;
import dev.tradewind.api.Write;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a product off the shelves: to the drafts, or to the trash. What is not there is as good as removed. */
enum ProductRemoval implements Operation.Deed {

    /** Its page is gone for customers; it keeps everything else. */
    UNPUBLISH {
        @Override
        Shop.Sent send(String path, Shop shop) {
            return shop.update(path, DRAFT);
        }

        @Override
        Optional<Left> left(Map<?, ?> answer) {
            return Heard.OF_PRODUCTS.changed(answer, DRAFT);
        }
    },

    /** From there it can be taken back; upsert-product does so. */
    TRASH {
        @Override
        Shop.Sent send(String path, Shop shop) {
            return shop.delete(path, Map.of());
        }

        @Override
        Optional<Left> left(Map<?, ?> answer) {
            // The answer shows the product as it was before.
            return Optional.empty();
        }
    };

    static final Shape SHAPE =
            Shape.of(Field.line("sku", "", "of the product"), Field.id("product", "", "the store's number, instead"));

    private static final Map<String, @Nullable Object> DRAFT = Map.of("status", "draft");

    private static final String ALREADY = "woocommerce_rest_already_trashed";

    abstract Shop.Sent send(String path, Shop shop);

    abstract Optional<Left> left(Map<?, ?> answer);

    @Override
    public Outcome perform(Input input, Write write, Shop shop) {
        Optional<String> id = input.text("product")
                .or(() -> write.bound().flatMap(ProductShelf::idOf))
                .or(() -> ProductShelf.bySku(input.needed("sku"), shop));
        if (id.isEmpty()) {
            return new Outcome.Unchanged("none", "the shop has no such product");
        }
        return switch (send("products/" + id.get(), shop)) {
            case Shop.Sent.Done done -> new Outcome.Applied(id.get(), Map.of(), left(done.record()));
            case Shop.Sent.Missing missing -> new Outcome.Unchanged(id.get(), "the shop has no such product");
            case Shop.Sent.Refused refused ->
                refused.error().code().equals(ALREADY)
                        ? new Outcome.Unchanged(id.get(), "is in the trash already")
                        : refused.failure();
        };
    }
}
