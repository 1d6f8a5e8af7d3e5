package dev.tradewind.engine.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What plug-ins have attached to a record: its {@code meta}, by key. */
final class MetaFunctions {

    private MetaFunctions() {}

    static List<HubFunction> all() {
        return List.of(
                new HubFunction(
                        "meta",
                        "<xx:x>",
                        "$meta(record, key)",
                        "The value of the last entry of record.meta with that key; nothing if there is none.",
                        arguments -> value(arguments, arguments.text(1)).orElse(null)),
                new HubFunction(
                        "acf",
                        "<xx:x>",
                        "$acf(record, name)",
                        "The value of a field of Advanced Custom Fields: $meta, if beside it _name refers to a field_….",
                        MetaFunctions::acf));
    }

    private static @Nullable Object acf(Arguments arguments) {
        String name = arguments.text(1);
        boolean isField = value(arguments, "_" + name)
                .filter(reference -> reference instanceof String text && text.startsWith("field_"))
                .isPresent();
        return isField ? value(arguments, name).orElse(null) : null;
    }

    private static Optional<Object> value(Arguments arguments, String key) {
        if (!(arguments.object(0).get("meta") instanceof List<?> entries)) {
            return Optional.empty();
        }
        return entries.reversed().stream()
                .filter(entry -> entry instanceof Map<?, ?> map && key.equals(map.get("key")))
                .findFirst()
                .map(entry -> ((Map<?, ?>) entry).get("value"));
    }
}
