package dev.tradewind.sandbox.site;

import dev.tradewind.api.json.Json;
import dev.tradewind.sandbox.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON body of a request. A wrong type is refused as WordPress refuses it. */
record Input(Map<String, @Nullable Object> tree) {

    static Input of(Request request) {
        return new Input(request.body().length == 0 ? Map.of() : Json.readObject(request.body()));
    }

    boolean has(String name) {
        return tree.containsKey(name);
    }

    /** A text; WordPress also takes {@code {"raw": …}} where it shows that itself. */
    Optional<String> text(String name) {
        Object value = tree.get(name) instanceof Map<?, ?> map ? map.get("raw") : tree.get(name);
        return switch (value) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            case Number number -> Optional.of(number.toString());
            default -> throw SiteError.badParameter(name, name + " is not of type string.");
        };
    }

    Optional<Integer> number(String name) {
        return switch (tree.get(name)) {
            case null -> Optional.empty();
            case Integer number -> Optional.of(number);
            case String text when text.matches("\\d{1,9}") -> Optional.of(Integer.valueOf(text));
            default -> throw SiteError.badParameter(name, name + " is not of type integer.");
        };
    }

    List<Integer> numbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        if (!(tree.get(name) instanceof List<?> list)) {
            throw SiteError.badParameter(name, name + " is not of type array.");
        }
        for (Object item : list) {
            if (!(item instanceof Integer number)) {
                throw SiteError.badParameter(name, name + "[0] is not of type integer.");
            }
            numbers.add(number);
        }
        return numbers;
    }

    Map<String, @Nullable Object> object(String name) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (tree.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> object.put(String.valueOf(key), value));
        } else if (tree.get(name) != null) {
            throw SiteError.badParameter(name, name + " is not of type object.");
        }
        return object;
    }
}
