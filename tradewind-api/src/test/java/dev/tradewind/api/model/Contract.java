package dev.tradewind.api.model;

import dev.tradewind.api.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A published schema as tests look at it: paths such as {@code lines[].sku}, each with what is said about it. */
final class Contract {

    /** Below these stands whatever the source sent. */
    private static final Set<String> OPEN = Set.of("extra", "data", "value", "displayKey", "displayValue");

    /** These too, where they are objects; in other entities they are lists of entries. */
    private static final Set<String> OPEN_OBJECTS = Set.of("meta", "fields");

    private final String text;
    private final Map<?, ?> schema;
    private final Map<String, Map<?, ?>> fields = new LinkedHashMap<>();
    private final Set<String> required = new HashSet<>();

    private Contract(String text) {
        this.text = text;
        this.schema = (Map<?, ?>) Json.read(text);
        collect("", schema);
    }

    static Contract ofOrder() {
        return of(Order.class);
    }

    /** The contract beside a class of the model. */
    static Contract of(Class<? extends Entity> entity) {
        String name = Entity.nameOf(entity) + ".schema.json";
        try (InputStream in = entity.getResourceAsStream(name)) {
            return new Contract(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text;
    }

    Map<?, ?> schema() {
        return schema;
    }

    /** Every path, with its part of the schema. */
    Map<String, Map<?, ?>> fields() {
        return fields;
    }

    Set<String> paths() {
        return fields.keySet();
    }

    /** Whether a field is in every object that could have it. */
    boolean isRequired(String path) {
        return required.contains(path);
    }

    /** Paths of a tree that the schema says nothing about. */
    Set<String> undescribed(Map<String, Object> tree) {
        Set<String> paths = pathsIn(tree);
        paths.removeAll(fields.keySet());
        return paths;
    }

    Set<String> pathsIn(Map<?, ?> tree) {
        Set<String> paths = new TreeSet<>();
        paths("", tree, paths);
        return paths;
    }

    private static void paths(String path, Object tree, Set<String> paths) {
        if (tree instanceof List<?> list) {
            list.forEach(element -> paths(path + "[]", element, paths));
        } else if (tree instanceof Map<?, ?> object) {
            object.forEach((name, value) -> {
                String at = path.isEmpty() ? (String) name : path + "." + name;
                paths.add(at);
                boolean isOpen = OPEN.contains(name) || (OPEN_OBJECTS.contains(name) && value instanceof Map);
                if (!isOpen) {
                    paths(at, value, paths);
                }
            });
        }
    }

    private void collect(String path, Map<?, ?> part) {
        Map<?, ?> target = resolve(part);
        if (target.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) -> {
                String at = path.isEmpty() ? (String) name : path + "." + name;
                Map<?, ?> described = (Map<?, ?>) property;
                Object description = described.containsKey("description") ? described : resolve(described);
                fields.put(at, (Map<?, ?>) description);
                if (target.get("required") instanceof List<?> names && names.contains(name)) {
                    required.add(at);
                }
                collect(at, described);
            });
        }
        if (target.get("items") instanceof Map<?, ?> items) {
            collect(path + "[]", items);
        }
    }

    private Map<?, ?> resolve(Map<?, ?> part) {
        if (part.get("$ref") instanceof String ref) {
            return (Map<?, ?>) ((Map<?, ?>) schema.get("$defs")).get(ref.substring("#/$defs/".length()));
        }
        return part;
    }
}
