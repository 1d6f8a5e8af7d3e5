package dev.tradewind.connector.woocommerce.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fields that the hub and plug-ins attach to a record. A field of a request replaces the one of its key, and no other. */
final class Meta {

    /** Under which a record keeps the key of ours. */
    static final String KEY = "_tradewind_key";

    static final Field FIELD = Field.of(
            "meta", new Kind.Free(), "further fields: an object, or a list of `{key, value}`; null removes a value");

    private static final String NAME = "meta_data";

    private Meta() {}

    /** Puts what the input's {@code meta} says into {@code body}. */
    static void put(Input input, Map<String, @Nullable Object> body) {
        Object meta = input.values().get(FIELD.name());
        switch (meta) {
            case null -> {}
            case Map<?, ?> fields -> fields.forEach((key, value) -> put(body, String.valueOf(key), value));
            case List<?> entries -> {
                for (int i = 0; i < entries.size(); i++) {
                    putEntry(body, input.at(FIELD.name()) + "[" + i + "]", entries.get(i));
                }
            }
            default -> throw new Unfit(input.at(FIELD.name()), "must be an object, or a list of {key, value}");
        }
    }

    private static void putEntry(Map<String, @Nullable Object> body, String at, @Nullable Object entry) {
        if (!(entry instanceof Map<?, ?> one && one.get("key") instanceof String key)) {
            throw new Unfit(at, "must have a key and a value");
        }
        put(body, key, one.get("value"));
    }

    /** Puts one field into {@code body}, beside those that are there. */
    static void put(Map<String, @Nullable Object> body, String key, @Nullable Object value) {
        List<Object> fields = new ArrayList<>(body.get(NAME) instanceof List<?> there ? there : List.of());
        Map<String, @Nullable Object> field = new LinkedHashMap<>();
        field.put("key", key);
        field.put("value", value);
        fields.add(field);
        body.put(NAME, fields);
    }

    /** The text that a record of the store has under a key. */
    static Optional<String> text(Map<?, ?> record, String key) {
        return record.get(NAME) instanceof List<?> fields
                ? fields.stream()
                        .filter(field -> field instanceof Map<?, ?> one && key.equals(one.get("key")))
                        .map(field -> ((Map<?, ?>) field).get("value"))
                        .filter(value -> value instanceof String || value instanceof Number)
                        .map(String::valueOf)
                        .findFirst()
                : Optional.empty();
    }

    /** The list that a record of the store has under a key. */
    static Optional<List<?>> list(Map<?, ?> record, String key) {
        return record.get(NAME) instanceof List<?> fields
                ? fields.stream()
                        .filter(field -> field instanceof Map<?, ?> one && key.equals(one.get("key")))
                        .map(field -> ((Map<?, ?>) field).get("value"))
                        .filter(List.class::isInstance)
                        .<List<?>>map(value -> (List<?>) value)
                        .findFirst()
                : Optional.empty();
    }
}
