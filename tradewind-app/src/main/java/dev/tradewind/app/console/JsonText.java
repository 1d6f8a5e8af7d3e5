package dev.tradewind.app.console;

import dev.tradewind.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON tree laid out over lines, two blanks a level, for people. */
final class JsonText {

    private static final String LEVEL = "  ";

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    static String lines(@Nullable Object tree) {
        var writer = new JsonText();
        writer.value(tree, "\n");
        return writer.text.toString();
    }

    private void value(@Nullable Object tree, String lineStart) {
        if (tree instanceof Map<?, ?> object && !object.isEmpty()) {
            object(object, lineStart);
        } else if (tree instanceof List<?> array && !array.isEmpty()) {
            array(array, lineStart);
        } else {
            leaf(tree);
        }
    }

    private void object(Map<?, ?> object, String lineStart) {
        text.append('{');
        String inner = lineStart + LEVEL;
        for (Iterator<? extends Map.Entry<?, ?>> entries = object.entrySet().iterator(); entries.hasNext(); ) {
            var entry = entries.next();
            text.append(inner);
            leaf(entry.getKey());
            text.append(": ");
            value(entry.getValue(), inner);
            text.append(entries.hasNext() ? "," : "");
        }
        text.append(lineStart).append('}');
    }

    private void array(List<?> array, String lineStart) {
        text.append('[');
        String inner = lineStart + LEVEL;
        for (Iterator<?> items = array.iterator(); items.hasNext(); ) {
            text.append(inner);
            value(items.next(), inner);
            text.append(items.hasNext() ? "," : "");
        }
        text.append(lineStart).append(']');
    }

    private void leaf(@Nullable Object value) {
        text.append(value == null ? "null" : new String(Json.write(value), StandardCharsets.UTF_8));
    }
}
