package dev.tradewind.engine.document;

import dev.tradewind.api.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes trees as YAML, always in the same way: what is read back is the same tree, and what is written again the same
 * text.
 */
final class CanonicalYaml {

    private static final String INDENT = "  ";

    /** Texts that need no quotes: no YAML of any version takes them for anything else. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./@+-]*(?: [A-Za-z0-9_./@+-]+)*");

    /** What some YAML takes for a switch or for nothing. */
    private static final Pattern WORD_WITH_A_MEANING =
            Pattern.compile("true|false|null|yes|no|on|off|y|n|nan|inf", Pattern.CASE_INSENSITIVE);

    /** What a block text cannot hold: blanks at the start of its first line, and all but printable characters. */
    private static final Pattern NO_BLOCK =
            Pattern.compile("\\A\\s|[^\\n\\x20-\\x7E\\xA0-\\uD7FF\\uE000-\\uFEFE\\uFF00-\\uFFFD]|\\n{2,}\\z");

    private final StringBuilder out = new StringBuilder();

    private CanonicalYaml() {}

    /** A document without {@code ---}. */
    static String write(Map<String, ? extends @Nullable Object> root) {
        var yaml = new CanonicalYaml();
        yaml.mapping(root, "");
        return yaml.out.toString();
    }

    private void mapping(Map<?, ?> map, String indent) {
        map.forEach((name, value) -> {
            out.append(indent).append(scalar(String.valueOf(name))).append(':');
            value(value, indent);
        });
    }

    private void value(@Nullable Object value, String indent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('\n');
            mapping(map, indent + INDENT);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            out.append('\n');
            list.forEach(item -> item(item, indent + INDENT));
        } else if (value instanceof String text && isBlock(text)) {
            block(text, indent + INDENT);
        } else {
            out.append(' ').append(leaf(value)).append('\n');
        }
    }

    private void item(@Nullable Object item, String indent) {
        out.append(indent).append('-');
        if (item instanceof Map<?, ?> map && !map.isEmpty()) {
            int from = out.length();
            mapping(map, indent + INDENT);
            // The first field stands on the line of its hyphen.
            out.replace(from, from + indent.length() + INDENT.length(), " ");
        } else {
            value(item, indent);
        }
    }

    private static boolean isBlock(String text) {
        return text.indexOf('\n') >= 0 && !NO_BLOCK.matcher(text).find();
    }

    private void block(String text, String indent) {
        out.append(text.endsWith("\n") ? " |\n" : " |-\n");
        for (String line : (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
            out.append(line.isEmpty() ? "" : indent).append(line).append('\n');
        }
    }

    private static String leaf(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> scalar(text);
            case BigDecimal number -> decimal(number);
            case Map<?, ?> empty -> "{}";
            case List<?> empty -> "[]";
            default -> String.valueOf(value);
        };
    }

    private static String decimal(BigDecimal number) {
        return number.scale() <= 0 ? number.setScale(1).toPlainString() : number.toPlainString();
    }

    private static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !WORD_WITH_A_MEANING.matcher(text).matches();
        return plain ? text : quoted(text);
    }

    /** JSON's quoted text is YAML's, but for characters that YAML wants escaped and JSON does not. */
    private static String quoted(String text) {
        StringBuilder safe = new StringBuilder();
        for (char c : Json.text(text).toCharArray()) {
            boolean escape = (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c >= 0xFFFE;
            safe.append(escape ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
        return safe.toString();
    }
}
