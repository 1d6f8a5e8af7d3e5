package dev.tradewind.connector.wordpress;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks into the trees that form plug-ins send. */
final class FormTrees {

    private FormTrees() {}

    static Map<String, @Nullable Object> object(Map<?, ?> map) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        map.forEach((name, value) -> object.put(String.valueOf(name), value));
        return object;
    }

    /** How many values stand in a tree, nested ones included; an empty list or object counts as one. */
    static int leaves(@Nullable Object tree) {
        return switch (tree) {
            case Map<?, ?> map
            when !map.isEmpty() ->
                map.values().stream().mapToInt(FormTrees::leaves).sum();
            case List<?> list
            when !list.isEmpty() -> list.stream().mapToInt(FormTrees::leaves).sum();
            case null, default -> 1;
        };
    }

    /** The value at a path of names joined with dots; a name with dots in it comes first. Null if there is none. */
    static @Nullable Object at(Map<?, ?> tree, String path) {
        if (tree.containsKey(path)) {
            return tree.get(path);
        }
        int dot = path.indexOf('.');
        return dot > 0 && tree.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(inner, path.substring(dot + 1))
                : null;
    }

    /** A value as one text without blanks around it; empty if there is nothing in it. Texts of a list are joined. */
    static Optional<String> text(@Nullable Object value) {
        String text = switch (value) {
            case String string -> string.strip();
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case List<?> list ->
                list.stream().flatMap(item -> text(item).stream()).collect(Collectors.joining(", "));
            case null, default -> "";
        };
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
