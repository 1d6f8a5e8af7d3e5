package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.util.Map;
import java.util.Optional;

/**
 * Creates a tax class; the store can change none. Why a repetition makes no second one: it is looked up by slug and name before,
 * and where the store says that there is one, after.
 */
final class TaxClass implements Operation.Deed {

    static final Shape SHAPE = Shape.of(
            Field.line("name", "name", "it is found by it, or by its slug").needed(),
            Field.line(
                    "slug", "slug", "by which rates and products name it; the store makes one of the name if absent"));

    private static final String CLASSES = "taxes/classes";

    @Override
    public Outcome perform(Input input, Write write, Shop shop) {
        Optional<String> there = find(input, shop);
        if (there.isPresent()) {
            return unchanged(there.get());
        }
        return switch (shop.api().send("POST", CLASSES, input.told(), shop.http())) {
            case StoreApi.Answer.Json json ->
                json.reply().json().orElse(null) instanceof Map<?, ?> made && made.get("slug") instanceof String slug
                        ? new Outcome.Applied(slug)
                        : new Failure.Transient("the store answered a new tax class with no slug", true);
            case StoreApi.Answer.Missing missing ->
                new Failure.Transient("the store has no " + CLASSES + "; is WooCommerce switched off?", false);
            case StoreApi.Answer.Failed failed ->
                failed.error().code().endsWith("_exists")
                        ? find(input, shop).map(TaxClass::unchanged).orElse(failed.failure())
                        : failed.failure();
        };
    }

    private static Outcome unchanged(String slug) {
        return new Outcome.Unchanged(slug, "the shop has this tax class already");
    }

    private static Optional<String> find(Input input, Shop shop) {
        Optional<String> slug = input.text("slug");
        String name = input.needed("name");
        return shop.list(CLASSES, Map.of()).stream()
                .filter(one -> slug.map(wanted -> wanted.equals(one.get("slug")))
                        .orElseGet(() -> name.equalsIgnoreCase(String.valueOf(one.get("name")))))
                .map(one -> String.valueOf(one.get("slug")))
                .findFirst();
    }
}
