package dev.tradewind.engine.sync;

import dev.tradewind.api.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A canonical entity field by field, with dots where one lies deeper: {@code prices.regular}.
 *
 * <p>A list is one field, but for lists of entries with a {@code key} (meta): there every key is a field, since different
 * people write them. An empty list or object is the same as none.
 */
final class Leaves {

    /** Moves with every save, and says nothing. */
    private static final String MODIFIED_AT = "modifiedAt";

    private static final String KEY = "key";

    private Leaves() {}

    /** The fields of an entity's JSON. */
    static Map<String, @Nullable Object> of(byte[] json) {
        Map<String, @Nullable Object> tree = Json.readObject(json);
        tree.remove(MODIFIED_AT);
        Map<String, @Nullable Object> leaves = new LinkedHashMap<>();
        tree.forEach((name, value) -> put(leaves, name, value));
        return leaves;
    }

    /** Whether {@code inner} is {@code outer}, or lies in it. */
    static boolean isWithin(String inner, String outer) {
        return inner.startsWith(outer) && (inner.length() == outer.length() || inner.charAt(outer.length()) == '.');
    }

    private static void put(Map<String, @Nullable Object> leaves, String path, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Map<?, ?> object -> object.forEach((name, inner) -> put(leaves, path + "." + name, inner));
            case List<?> list when isKeyed(list) -> putKeyed(leaves, path, list);
            case List<?> list when list.isEmpty() -> {}
            default -> leaves.put(path, value);
        }
    }

    private static boolean isKeyed(List<?> list) {
        return !list.isEmpty()
                && list.stream().allMatch(one -> one instanceof Map<?, ?> entry && entry.get(KEY) instanceof String);
    }

    private static void putKeyed(Map<String, @Nullable Object> leaves, String path, List<?> list) {
        Map<String, List<Object>> byKey = new LinkedHashMap<>();
        for (Object one : list) {
            Object key = Objects.requireNonNull(((Map<?, ?>) one).get(KEY));
            byKey.computeIfAbsent(path + "." + key, field -> new ArrayList<>()).add(one);
        }
        leaves.putAll(byKey);
    }
}
