package dev.tradewind.connector.woocommerce.write;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An input that fits its shape. A field that is not there is left as it is in the store; null ends what was there.
 *
 * @param path of this part; empty for the whole
 * @param values by the fields' names, as {@link Kind#read} made them
 */
record Input(Shape shape, String path, Map<String, @Nullable Object> values) {

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The field's name as messages show it. */
    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** A text without blanks around it; empty if absent or blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .map(value -> value.toString().strip())
                .filter(t -> !t.isEmpty());
    }

    String needed(String name) {
        return text(name).orElseThrow(() -> new Unfit(at(name), "is missing"));
    }

    boolean is(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    Optional<BigDecimal> decimal(String name) {
        return Optional.ofNullable((BigDecimal) values.get(name));
    }

    Optional<Input> part(String name) {
        return Optional.ofNullable((Input) values.get(name));
    }

    /** The items of a list; none if it is absent. */
    List<Object> items(String name) {
        return values.get(name) instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    List<Input> parts(String name) {
        return items(name).stream().map(Input.class::cast).toList();
    }

    List<String> texts(String name) {
        return items(name).stream().map(item -> item.toString().strip()).toList();
    }

    /** The fields that need no more than another name, as the store takes them. */
    Map<String, @Nullable Object> told() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        for (Field field : shape.fields()) {
            if (!field.store().isEmpty() && has(field.name())) {
                tell(field, body);
            }
        }
        return body;
    }

    private void tell(Field field, Map<String, @Nullable Object> body) {
        Object value = values.get(field.name());
        if (field.store().equals(Field.INLINE)) {
            if (value != null) {
                body.putAll(((Input) value).told());
            }
            return;
        }
        put(
                body,
                field.store(),
                value == null ? field.kind().cleared() : field.kind().told(value));
    }

    private static void put(Map<String, @Nullable Object> body, String name, @Nullable Object value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            body.put(name, value);
            return;
        }
        @SuppressWarnings("unchecked") // Only this method puts anything under a name with a dot.
        var deeper = (Map<String, @Nullable Object>)
                body.computeIfAbsent(name.substring(0, dot), outer -> new LinkedHashMap<String, @Nullable Object>());
        if (deeper != null) {
            put(deeper, name.substring(dot + 1), value);
        }
    }

    /** The first field that {@code answer} shows otherwise: the store took the call and left the field alone. */
    Optional<String> notHeld(Map<?, ?> answer) {
        Map<String, @Nullable Object> sent = told();
        return held(shape)
                .filter(name -> sent.containsKey(name) && !Held.isSame(sent.get(name), answer.get(name)))
                .findFirst();
    }

    private java.util.stream.Stream<String> held(Shape of) {
        return of.fields().stream()
                .flatMap(field -> field.isHeld()
                        ? java.util.stream.Stream.of(field.store())
                        : field.store().equals(Field.INLINE) && field.kind() instanceof Kind.Part part
                                ? held(part.shape())
                                : java.util.stream.Stream.empty());
    }
}
