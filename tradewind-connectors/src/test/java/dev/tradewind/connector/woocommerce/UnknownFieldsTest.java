package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Normalised;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Plugins add what they like, wherever they like. */
class UnknownFieldsTest {

    private static final int ORDERS = 300;

    private final Source source = TestConnection.to("https://shop.example");

    @Test
    void unknownFields_anywhereInAnOrder_survive() {
        long seed = System.nanoTime();
        RandomGenerator random = new Random(seed);
        Map<String, Object> full = RecordedOrders.full().tree();
        for (int i = 0; i < ORDERS; i++) {
            Map<String, Object> raw = object(withSurprises(full, random));
            RawRecord record = new RawRecord("orders", "order.read", "27", Json.write(raw), Map.of());

            Normalised normalised = source.normalise(record);

            assertThat(normalised).as("seed %d, order %d", seed, i).isInstanceOf(Normalised.Changed.class);
            Order order = (Order) ((Normalised.Changed) normalised).entity();
            assertThat(Losses.of(raw, Json.tree(order)))
                    .as("seed %d, order %d", seed, i)
                    .isEmpty();
        }
    }

    @Test
    void unknownStatusAndUnknownKindsOfLines_passThrough() {
        Map<String, Object> raw = new LinkedHashMap<>(RecordedOrders.full().tree());
        raw.put("status", "awaiting-pickup");
        raw.put("gift_card_lines", List.of(Map.of("code", "G-1", "amount", "10.00")));

        Order order = (Order) ((Normalised.Changed)
                        source.normalise(new RawRecord("orders", "order.updated", "27", Json.write(raw), Map.of())))
                .entity();

        assertThat(order.status()).isEqualTo("awaiting-pickup");
        assertThat(order.extra()).containsEntry("gift_card_lines", raw.get("gift_card_lines"));
    }

    private static Object withSurprises(Object tree, RandomGenerator random) {
        if (tree instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(withSurprises(element, random)));
            return copy;
        }
        if (!(tree instanceof Map<?, ?> object)) {
            return tree;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> copy.put((String) name, withSurprises(value, random)));
        for (int i = random.nextInt(3); i > 0; i--) {
            copy.put("_plugin_" + random.nextInt(1_000), surprise(random, 0));
        }
        return copy;
    }

    private static Object surprise(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 8)) {
            case 0 -> "text ü 😀 \" \u0000 " + random.nextInt();
            case 1 -> random.nextLong();
            case 2 -> new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(12));
            case 3 -> random.nextBoolean();
            case 4 -> null;
            case 5 -> "";
            case 6 -> new ArrayList<>(List.of(surprise(random, depth + 1) + "", random.nextInt()));
            default -> {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("a", surprise(random, depth + 1));
                object.put("b", surprise(random, depth + 1));
                yield object;
            }
        };
    }

    @SuppressWarnings("unchecked") // Made above, with text keys.
    private static Map<String, Object> object(Object tree) {
        return (Map<String, Object>) tree;
    }
}
