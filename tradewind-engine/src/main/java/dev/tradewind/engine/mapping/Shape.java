package dev.tradewind.engine.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which fields a record, or a part of one, can have, by its JSON Schema. Where the schema leaves that open, everything is
 * possible; a list has the fields of its items, as paths of JSONata see it. Immutable.
 */
public final class Shape {

    /** Of which nothing is known. */
    public static final Shape ANYTHING = new Shape("anything", "", Map.of(), Map.of());

    private static final Set<String> SCALARS = Set.of("string", "number", "integer", "boolean");

    private static final String WITHIN = "#/$defs/";

    private final String name;
    private final String prefix;
    private final Map<?, ?> schema;
    private final Map<?, ?> definitions;

    private Shape(String name, String prefix, Map<?, ?> schema, Map<?, ?> definitions) {
        this.name = name;
        this.prefix = prefix;
        this.schema = schema;
        this.definitions = definitions;
    }

    /**
     * The shape of a whole record.
     *
     * @param name what messages call it, for example {@code order}
     * @param schema JSON Schema, draft 2020-12, with references to its own {@code $defs} only
     */
    public static Shape of(String name, Map<String, ? extends @Nullable Object> schema) {
        return new Shape(name, "", schema, map(schema.get("$defs")));
    }

    /** What messages call it: the name of the record, or the path to the part. */
    String name() {
        return name;
    }

    /** The field of that name; empty if there is never one. */
    Optional<Shape> field(String field) {
        if (isOpen()) {
            return Optional.of(ANYTHING);
        }
        return properties().get(field) instanceof Map<?, ?> found
                ? Optional.of(new Shape(prefix + field, prefix + field + ".", inner(found), definitions))
                : Optional.empty();
    }

    /** The names of all fields, as far as the schema names them. */
    Set<String> fields() {
        Set<String> names = new TreeSet<>();
        properties().keySet().forEach(field -> names.add(String.valueOf(field)));
        return names;
    }

    /** For example {@code number}, or {@code string or number}; empty if the schema does not say. */
    String type() {
        return String.join(" or ", types());
    }

    private List<String> types() {
        return switch (schema.get("type")) {
            case String one -> List.of(one);
            case List<?> several -> several.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }

    /** Whether it is a text, a number or a truth value. */
    boolean isScalar() {
        return !types().isEmpty() && SCALARS.containsAll(types());
    }

    private boolean isOpen() {
        return properties().isEmpty() && !isScalar();
    }

    private Map<?, ?> properties() {
        return map(schema.get("properties"));
    }

    /** What a property's schema says of it, with references followed, and of its items if it is a list. */
    private Map<?, ?> inner(Map<?, ?> property) {
        Map<?, ?> at = property;
        while (true) {
            if (at.get("$ref") instanceof String reference && reference.startsWith(WITHIN)) {
                at = map(definitions.get(reference.substring(WITHIN.length())));
            } else if (at.get("items") instanceof Map<?, ?> items) {
                at = items;
            } else {
                return at;
            }
        }
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
