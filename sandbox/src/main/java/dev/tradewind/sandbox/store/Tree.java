package dev.tradewind.sandbox.store;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object of a request, read the way PHP does: loosely. A number where text is expected is that text, and the reverse. */
record Tree(Map<String, @Nullable Object> map) {

    /** Beyond this many places a number is not written out: 1e999999999 would fill the memory. */
    private static final int SCALE_MAX = 1_000;

    static Tree of(@Nullable Object value) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((key, item) -> map.put(String.valueOf(key), item));
        }
        return new Tree(map);
    }

    boolean has(String key) {
        return map.containsKey(key);
    }

    @Nullable
    Object get(String key) {
        return map.get(key);
    }

    String text(String key, String otherwise) {
        return text(map.get(key), otherwise);
    }

    static String text(@Nullable Object value, String otherwise) {
        return switch (value) {
            case null -> otherwise;
            case String text -> text;
            case BigDecimal number -> Math.abs(number.scale()) > SCALE_MAX ? number.toString() : number.toPlainString();
            case Boolean bool -> bool ? "1" : "";
            default -> value.toString();
        };
    }

    int integer(String key, int otherwise) {
        return switch (map.get(key)) {
            case Number number -> number.intValue();
            case String text -> text.strip().matches("-?\\d{1,9}") ? Integer.parseInt(text.strip()) : otherwise;
            case null -> otherwise;
            default -> otherwise;
        };
    }

    boolean flag(String key, boolean otherwise) {
        return switch (map.get(key)) {
            case null -> otherwise;
            case Boolean bool -> bool;
            case Object other -> List.of("1", "true", "yes").contains(other.toString());
        };
    }

    @Nullable
    BigDecimal decimal(String key) {
        return decimal(map.get(key));
    }

    static @Nullable BigDecimal decimal(@Nullable Object value) {
        String text = text(value, "").strip();
        return text.matches("-?\\d{1,15}(\\.\\d{1,15})?") ? new BigDecimal(text) : null;
    }

    Tree child(String key) {
        return of(map.get(key));
    }

    List<Tree> children(String key) {
        return map.get(key) instanceof List<?> list
                ? list.stream().map(Tree::of).toList()
                : List.of();
    }
}
