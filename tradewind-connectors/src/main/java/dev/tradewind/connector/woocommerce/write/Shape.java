package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an input, or a part of one, consists of. */
record Shape(List<Field> fields) {

    Shape {
        fields = List.copyOf(fields);
    }

    static Shape of(Field... fields) {
        return new Shape(List.of(fields));
    }

    /** These fields and more. */
    Shape and(Field... more) {
        List<Field> all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return new Shape(all);
    }

    /** In the words of JSON Schema. */
    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach(field -> properties.put(field.name(), field.kind().schema()));
        return Map.of("type", "object", "properties", properties);
    }

    /**
     * Reads what a flow's map made.
     *
     * @throws Unfit at the first field that is unknown, missing or of another kind
     */
    Input read(Map<?, ?> tree) {
        return read("", tree);
    }

    Input read(String path, Map<?, ?> tree) {
        String before = path.isEmpty() ? "" : path + ".";
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        tree.forEach((key, value) -> {
            String name = String.valueOf(key);
            Field field = find(name).orElseThrow(() -> unknown(before, name));
            values.put(name, isNothing(field, value) ? null : field.kind().read(before + name, value));
        });
        for (Field field : fields) {
            if (field.isNeeded() && values.get(field.name()) == null) {
                throw new Unfit(before + field.name(), "is missing");
            }
        }
        return new Input(this, path, values);
    }

    /** An empty text where no text is expected says the same as null. */
    private static boolean isNothing(Field field, @Nullable Object value) {
        boolean isText = field.kind() instanceof Kind.Text || field.kind() instanceof Kind.Free;
        return value == null || (!isText && value instanceof String text && text.isBlank());
    }

    private Optional<Field> find(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private Unfit unknown(String before, String name) {
        List<String> names = fields.stream().map(Field::name).toList();
        String hint = Nearest.to(name, names)
                .or(() -> deeper(name))
                .map(near -> "did you mean " + before + near + "?")
                .orElse("known are " + String.join(", ", names));
        return new Unfit(before + name, "is no field here; " + hint);
    }

    /** {@code prices.regular} for {@code regular} or {@code regularPrice}. */
    private Optional<String> deeper(String name) {
        return fields.stream()
                .flatMap(field -> field.kind() instanceof Kind.Part part
                        ? Nearest.to(
                                        name,
                                        part.shape().fields().stream()
                                                .map(Field::name)
                                                .toList())
                                .stream()
                                .map(near -> field.name() + "." + near)
                        : Stream.empty())
                .findFirst();
    }
}
