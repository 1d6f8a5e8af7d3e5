package dev.tradewind.connector.wordpress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a flow's map made, read by name.
 *
 * <p>Every reader throws {@link InputFault} for a value that cannot be meant.
 */
record WriteInput(Map<String, @Nullable Object> tree) {

    /** A text or number, without blanks around it; empty if absent or blank. */
    Optional<String> text(String name) {
        Object value = tree.get(name);
        if (value == null || value instanceof String || value instanceof Number) {
            return FormTrees.text(value);
        }
        throw new InputFault(name, name + " must be a text, was " + SiteApi.shown(value));
    }

    String needed(String name) {
        return text(name).orElseThrow(() -> new InputFault(name, name + " is missing"));
    }

    boolean on(String name) {
        Object value = tree.get(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw new InputFault(name, name + " must be true or false, was " + SiteApi.shown(value));
    }

    Map<String, @Nullable Object> object(String name) {
        Object value = tree.get(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            map.forEach((key, inner) -> object.put(String.valueOf(key), inner));
            return object;
        }
        throw new InputFault(name, name + " must be an object, was " + SiteApi.shown(value));
    }

    /** An id in what is sent would be stronger than the one in the address, and another record be written. */
    void refuseId() {
        if (tree.containsKey("id")) {
            throw new InputFault(
                    "id", "which record is meant the hub knows itself; its id elsewhere goes into external_id");
        }
    }

    /** What the record is to be called in addresses, as WordPress would keep it; empty if the flow does not say. */
    Optional<String> slug() {
        return text("slug").map(Slugs::clean);
    }

    /** One text or number, or a list of them. */
    static List<Object> items(String name, @Nullable Object value) {
        List<?> list = value instanceof List<?> many ? many : value == null ? List.of() : List.of(value);
        List<Object> items = new ArrayList<>();
        for (Object item : list) {
            if (item instanceof Integer || item instanceof Long || (item instanceof String text && !text.isBlank())) {
                items.add(item);
            } else {
                throw new InputFault(name, name + " must be a list of names or ids, has " + SiteApi.shown(item));
            }
        }
        return items;
    }

    /** Everything but {@code names}, in its order. */
    Map<String, @Nullable Object> without(List<String> names) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(tree);
        names.forEach(rest::remove);
        return rest;
    }
}
