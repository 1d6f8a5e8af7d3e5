package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.RawRecord;
import dev.tradewind.api.json.Json;
import dev.tradewind.testkit.recorded.Recordings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every whole product, customer, coupon and refund in any recording: answers, lists, batches, webhooks. */
final class RecordedRecords {

    /** What a record of each stream has, and no other. */
    private static final Map<String, Set<String>> MARKS = Map.of(
            "products", Set.of("type", "regular_price", "manage_stock", "meta_data", "date_modified_gmt"),
            "customers", Set.of("username", "is_paying_customer", "billing", "date_modified_gmt"),
            "coupons", Set.of("discount_type", "usage_count", "date_modified_gmt"),
            "refunds", Set.of("refunded_payment", "date_created_gmt"));

    /** A record and where it was found. */
    record Recorded(String stream, String name, Map<String, Object> tree) {

        RawRecord asRead() {
            return as(tree);
        }

        RawRecord as(Map<String, Object> other) {
            String entity = stream.substring(0, stream.length() - 1);
            return new RawRecord(
                    stream, entity + ".read", String.valueOf(other.get("id")), Json.write(other), Map.of());
        }

        @Override
        public String toString() {
            return name + " #" + tree.get("id");
        }
    }

    private RecordedRecords() {}

    static Stream<Recorded> all() {
        Recordings recordings = Recordings.ofWooCommerce();
        List<Recorded> found = new ArrayList<>();
        recordings
                .exchanges()
                .filter(exchange -> !exchange.trimmed() && !exchange.target().contains("_fields"))
                .forEach(exchange -> exchange.reply().json().ifPresent(tree -> collect(exchange.name(), tree, found)));
        recordings
                .deliveries()
                .filter(delivery -> delivery.topic().matches("(product|customer|coupon)\\..+"))
                .forEach(delivery -> collect(delivery.name(), Json.read(delivery.body()), found));
        return found.stream();
    }

    static Stream<Recorded> of(String stream) {
        return all().filter(recorded -> recorded.stream().equals(stream));
    }

    static Recorded of(String stream, String name) {
        return of(stream)
                .filter(recorded -> recorded.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // Keys of a JSON object are strings.
    private static void collect(String name, Object tree, List<Recorded> found) {
        if (tree instanceof List<?> list) {
            list.forEach(element -> collect(name, element, found));
        } else if (tree instanceof Map<?, ?> object) {
            for (Map.Entry<String, Set<String>> mark : MARKS.entrySet()) {
                if (object.keySet().containsAll(mark.getValue())) {
                    found.add(new Recorded(mark.getKey(), name, new LinkedHashMap<>((Map<String, Object>) object)));
                    return;
                }
            }
            object.values().forEach(value -> collect(name, value, found));
        }
    }
}
