package dev.tradewind.app.command;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One object of an answer of the API. What is not there reads as empty: a command may be older or newer than the hub.
 *
 * @param tree as {@link dev.tradewind.api.json.Json} reads it
 */
record Fields(Map<?, ?> tree) {

    static Fields of(@Nullable Object tree) {
        return new Fields(tree instanceof Map<?, ?> map ? map : Map.of());
    }

    static List<Fields> list(@Nullable Object tree) {
        return tree instanceof List<?> list ? list.stream().map(Fields::of).toList() : List.of();
    }

    boolean has(String field) {
        return tree.get(field) != null;
    }

    String text(String field) {
        Object value = tree.get(field);
        return value == null ? "" : value.toString();
    }

    long number(String field) {
        return tree.get(field) instanceof Number number ? number.longValue() : 0;
    }

    Fields object(String field) {
        return of(tree.get(field));
    }

    List<Fields> objects(String field) {
        return list(tree.get(field));
    }

    Optional<Instant> instant(String field) {
        try {
            return has(field) ? Optional.of(Instant.parse(text(field))) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
