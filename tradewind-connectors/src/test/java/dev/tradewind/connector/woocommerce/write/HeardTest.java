package dev.tradewind.connector.woocommerce.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.woocommerce.WooCommerceConnector;
import dev.tradewind.testkit.contract.GivenSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A write to a product says exactly what the store will tell of it afterwards; else its echo would not be recognised. */
class HeardTest {

    private final WrittenShop shop = new WrittenShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aStockLevel_isToldAsItWasLeft_andNothingElseChanges() {
        check(Map.of("sku", "H-1", "quantity", 0), "set-stock", Set.of("stockQuantity", "stockStatus"));
    }

    @Test
    void aPrice_isToldAsItWasLeft_andNothingElseChanges() {
        check(Map.of("sku", "H-1", "regular", "12.50"), "set-price", Set.of("prices"));
    }

    private void check(Map<String, Object> input, String operation, Set<String> expected) {
        Map<String, Object> product =
                Map.of("name", "Heard", "sku", "H-1", "manage_stock", true, "stock_quantity", 5, "regular_price", "9");
        String id = String.valueOf(shop.post("products", new HashMap<>(product)).get("id"));
        Map<String, Object> before = read(id);

        Outcome.Applied applied = (Outcome.Applied) shop.perform(operation, new HashMap<>(input));

        Map<String, Object> after = read(id);
        Outcome.Left left = applied.left().orElseThrow();
        Map<String, Object> told = canonical(source().normalise(left.record()));
        Set<String> changed = new TreeSet<>(after.keySet());
        changed.removeIf(field -> field.equals("modifiedAt") || after.get(field).equals(before.get(field)));
        assertThat(changed).isEqualTo(new TreeSet<>(expected));
        assertThat(left.fields()).containsAll(changed);
        changed.forEach(field -> assertThat(told.get(field)).as(field).isEqualTo(after.get(field)));
    }

    private Map<String, Object> read(String id) {
        ReadResult.Found found = (ReadResult.Found) source().read("products", id, shop.direct());
        return canonical(source().normalise(found.event().record()));
    }

    private static Map<String, Object> canonical(Normalised normalised) {
        Map<String, Object> tree = new HashMap<>(Json.tree(((Normalised.Changed) normalised).entity()));
        tree.values().removeIf(java.util.Objects::isNull);
        return tree;
    }

    private Source source() {
        var connector = new WooCommerceConnector();
        var settings = new GivenSettings(connector.description(), WrittenShop.settings(shop.store()));
        return connector
                .source(new ConnectionContext(
                        "shop",
                        settings,
                        text -> {
                            throw new AssertionError("this connector evaluates nothing");
                        },
                        () -> Instant.parse("2026-03-01T12:00:00Z")))
                .orElseThrow();
    }
}
