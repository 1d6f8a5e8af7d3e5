package dev.tradewind.connector.woocommerce.checkup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks into JSON trees whose shape another program decides. */
final class Trees {

    private Trees() {}

    /** The value at the end of a path of field names, or null. */
    static @Nullable Object at(@Nullable Object tree, String... path) {
        Object value = tree;
        for (String step : path) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }

    /** A text that is not empty. */
    static Optional<String> text(@Nullable Object tree, String... path) {
        return Optional.ofNullable(at(tree, path)).map(Object::toString).filter(t -> !t.isBlank());
    }

    static Optional<Boolean> isOn(@Nullable Object tree, String... path) {
        return at(tree, path) instanceof Boolean is ? Optional.of(is) : Optional.empty();
    }

    static List<?> list(@Nullable Object tree, String... path) {
        return at(tree, path) instanceof List<?> list ? list : List.of();
    }
}
