package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.RawRecord;
import dev.tradewind.api.json.Json;
import dev.tradewind.testkit.recorded.Recordings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every whole order in any recording: answers, lists, batches, webhooks. */
final class RecordedOrders {

    /** An order and where it was found. */
    record Recorded(String name, Map<String, Object> tree) {

        RawRecord asRead() {
            return new RawRecord("orders", "order.read", String.valueOf(tree.get("id")), Json.write(tree), Map.of());
        }

        boolean isDraft() {
            return "checkout-draft".equals(tree.get("status"));
        }

        @Override
        public String toString() {
            return name + " #" + tree.get("id");
        }
    }

    private RecordedOrders() {}

    static Stream<Recorded> all() {
        Recordings recordings = Recordings.ofWooCommerce();
        List<Recorded> found = new ArrayList<>();
        recordings
                .exchanges()
                .filter(exchange -> !exchange.trimmed())
                .forEach(exchange -> exchange.reply().json().ifPresent(tree -> collect(exchange.name(), tree, found)));
        recordings
                .deliveries()
                .filter(delivery -> delivery.topic().startsWith("order."))
                .forEach(delivery -> collect(delivery.name(), Json.read(delivery.body()), found));
        return found.stream();
    }

    static Recorded full() {
        return all().filter(order -> order.name().equals("b-orders/get-full.json"))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // Keys of a JSON object are strings.
    private static void collect(String name, Object tree, List<Recorded> found) {
        if (tree instanceof List<?> list) {
            list.forEach(element -> collect(name, element, found));
        } else if (tree instanceof Map<?, ?> object) {
            // The analytics API has orders of another shape, without order_key at their root's end; only wc/v3 has _gmt
            // times.
            if (object.get("line_items") instanceof List<?> && object.containsKey("date_modified_gmt")) {
                found.add(new Recorded(name, (Map<String, Object>) object));
            } else {
                object.values().forEach(value -> collect(name, value, found));
            }
        }
    }
}
