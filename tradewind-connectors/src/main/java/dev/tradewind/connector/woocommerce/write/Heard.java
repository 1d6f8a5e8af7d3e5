package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Outcome.Left;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.json.Json;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What will be heard of a product that was written: the store tells of every change, of the hub's own as well. */
final class Heard {

    /** Where a field of the store stands in the canonical product; a count of zero moves the stock status, too. */
    private static final Map<String, Set<String>> CANONICAL = Map.of(
            "stock_quantity", Set.of("stockQuantity", "stockStatus"),
            "manage_stock", Set.of("managesStock", "stockQuantity", "stockStatus"),
            "regular_price", Set.of("prices"),
            "sale_price", Set.of("prices"));

    private Heard() {}

    /**
     * The product as the store's answer shows it.
     *
     * @param told the fields that it was told, by the store's names. Of one that is not known here nothing is expected: then
     *     its change is taken for news, which does no harm
     */
    static Optional<Left> ofProduct(Map<?, ?> answer, Collection<String> told) {
        if (answer.get("id") == null) {
            return Optional.empty();
        }
        Set<String> fields = told.stream()
                .flatMap(field -> CANONICAL.getOrDefault(field, Set.of()).stream())
                .collect(Collectors.toSet());
        String id = answer.get("id").toString();
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Left(new RawRecord("products", "product.read", id, Json.write(answer), Map.of()), fields));
    }
}
