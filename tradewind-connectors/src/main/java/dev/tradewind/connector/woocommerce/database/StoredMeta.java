package dev.tradewind.connector.woocommerce.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is attached to an order or to one of its lines, the oldest first. */
record StoredMeta(List<Entry> entries) {

    /** One row. */
    record Entry(long id, String key, @Nullable String value) {}

    static StoredMeta of(List<Row> rows) {
        return new StoredMeta(rows.stream()
                .filter(row -> row.textOrNull("meta_key") != null)
                .map(row -> new Entry(row.number("meta_id"), row.text("meta_key"), row.textOrNull("meta_value")))
                .toList());
    }

    /** The first value of a key; empty if there is none. */
    String text(String key) {
        for (Entry entry : entries) {
            if (entry.key().equals(key)) {
                return entry.value() == null ? "" : entry.value();
            }
        }
        return "";
    }

    boolean has(String key) {
        return entries.stream().anyMatch(entry -> entry.key().equals(key));
    }

    /** As the API writes what is left when the store's own keys are taken away. */
    List<Map<String, @Nullable Object>> shown(Predicate<String> isHidden) {
        return entries.stream()
                .filter(entry -> !isHidden.test(entry.key()))
                .map(StoredMeta::shown)
                .toList();
    }

    private static Map<String, @Nullable Object> shown(Entry entry) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", entry.id());
        tree.put("key", entry.key());
        tree.put("value", PhpValue.read(entry.value()));
        return tree;
    }
}
