package dev.tradewind.sandbox.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as PHP's json_encode writes it: slashes escaped, everything outside ASCII as {@code \\uXXXX}. A webhook is
 * signed over these very bytes, so a receiver that parses and rewrites them before checking shall fail here too.
 */
final class PhpJson {

    private PhpJson() {}

    static byte[] write(@Nullable Object tree) {
        var out = new StringBuilder(4096);
        value(out, tree);
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** What PHP prints for a float: the shortest decimal that reads back as the same double. */
    static BigDecimal phpFloat(BigDecimal dividend, BigDecimal divisor) {
        // A double on purpose: the recorded price 10.799999999999999 of 32.40 / 3 is one.
        double quotient = dividend.doubleValue() / divisor.doubleValue();
        var exact = new BigDecimal(Double.toString(quotient)).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    private static void value(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(out, text);
            case BigDecimal number -> out.append(Tree.text(number, ""));
            case Number number -> out.append(number);
            case Boolean bool -> out.append(bool);
            case Map<?, ?> object -> object(out, object);
            case List<?> list -> list(out, list);
            default -> throw new IllegalArgumentException("not JSON: " + value.getClass());
        }
    }

    private static void object(StringBuilder out, Map<?, ?> object) {
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> i = object.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<?, ?> entry = i.next();
            string(out, String.valueOf(entry.getKey()));
            out.append(':');
            value(out, entry.getValue());
            if (i.hasNext()) {
                out.append(',');
            }
        }
        out.append('}');
    }

    private static void list(StringBuilder out, List<?> list) {
        out.append('[');
        for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
            value(out, i.next());
            if (i.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private static void string(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '/' -> out.append("\\/");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c > 0x7e) {
                        out.append("\\u");
                        String hex = Integer.toHexString(c);
                        out.repeat('0', 4 - hex.length()).append(hex);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
