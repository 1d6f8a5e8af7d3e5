package dev.tradewind.connector.wordpress;

import dev.tradewind.api.model.LeadField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a flat list of fields of however a plug-in writes them. */
final class FieldLists {

    private static final List<String> NAMES = List.of("name", "id", "key", "field_name", "field_id");
    private static final List<String> LABELS = List.of("label", "title", "field_label", "field_title");
    private static final List<String> VALUES = List.of("value", "field_value");

    private FieldLists() {}

    /** The fields of an object (name to value) or of a list of objects (each with name and value); else none. */
    static List<LeadField> of(@Nullable Object container) {
        List<LeadField> fields = new ArrayList<>();
        if (container instanceof Map<?, ?> map) {
            map.forEach((name, value) -> add(String.valueOf(name), value, fields));
        } else if (container instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> field && hasAny(field, VALUES)) {
                    String name =
                            first(field, NAMES).or(() -> first(field, LABELS)).orElse("field-" + fields.size());
                    add(name, field, fields);
                }
            }
        }
        return List.copyOf(fields);
    }

    private static void add(String name, @Nullable Object value, List<LeadField> fields) {
        if (value instanceof Map<?, ?> map && hasAny(map, VALUES)) {
            String key = VALUES.stream().filter(map::containsKey).findFirst().orElseThrow();
            Object inner = map.get(key);
            String label = first(map, LABELS).orElse(null);
            if (inner instanceof Map<?, ?> parts) {
                parts.forEach((part, it) -> add(name + "." + part, it, fields));
            } else {
                fields.add(new LeadField(named(name, fields), label, inner));
            }
        } else if (value instanceof Map<?, ?> parts) {
            parts.forEach((part, it) -> add(name + "." + part, it, fields));
        } else {
            fields.add(new LeadField(named(name, fields), null, value));
        }
    }

    private static String named(String name, List<LeadField> before) {
        return name.isBlank() ? "field-" + before.size() : name;
    }

    private static boolean hasAny(Map<?, ?> map, List<String> names) {
        return names.stream().anyMatch(map::containsKey);
    }

    private static Optional<String> first(Map<?, ?> map, List<String> names) {
        return names.stream()
                .flatMap(name -> FormTrees.text(map.get(name)).stream())
                .findFirst();
    }
}
