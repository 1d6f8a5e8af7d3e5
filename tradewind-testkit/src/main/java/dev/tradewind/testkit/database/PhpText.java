package dev.tradewind.testkit.database;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as PHP serialises them, which is how WordPress keeps what is more than a text. */
public final class PhpText {

    private PhpText() {}

    /** What a meta table holds for a value: plain ones as texts, lists and objects serialised. */
    public static @Nullable Object of(@Nullable Object value) {
        return value instanceof Map || value instanceof List ? serialised(value) : value;
    }

    static String serialised(@Nullable Object value) {
        return switch (value) {
            case null -> "N;";
            case Boolean truth -> truth ? "b:1;" : "b:0;";
            case BigDecimal number -> "d:" + number.toPlainString() + ";";
            case Number number -> "i:" + number + ";";
            case Map<?, ?> map -> {
                StringBuilder text = new StringBuilder("a:" + map.size() + ":{");
                map.forEach((key, one) -> text.append(key(key)).append(serialised(one)));
                yield text.append('}').toString();
            }
            case List<?> list -> {
                StringBuilder text = new StringBuilder("a:" + list.size() + ":{");
                for (int i = 0; i < list.size(); i++) {
                    text.append("i:").append(i).append(';').append(serialised(list.get(i)));
                }
                yield text.append('}').toString();
            }
            default -> string(value.toString());
        };
    }

    // PHP makes a number of every key that looks like one.
    private static String key(Object key) {
        return key.toString().matches("0|[1-9]\\d{0,17}") ? "i:" + key + ";" : string(key.toString());
    }

    private static String string(String text) {
        return "s:%d:\"%s\";".formatted(text.getBytes(StandardCharsets.UTF_8).length, text);
    }
}
