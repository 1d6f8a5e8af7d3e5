package dev.tradewind.connector.woocommerce.database;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what PHP serialises: plug-ins keep lists and objects in meta that way, and the API answers them as JSON.
 *
 * <p>Lengths count bytes, so the text is read as such. An array whose keys are 0, 1, 2 … is a list; an object is its public
 * properties.
 */
final class PhpValue {

    /** Looked at before anything is parsed: most values are plain texts. */
    private static final Pattern SERIALISED = Pattern.compile("(?s)(N;|[bid]:[^;]+;|[saO]:\\d+:.*[;}])");

    /** As deep as JSON may be within the hub, with room for the record around it. */
    private static final int DEPTH_MAX = 90;

    private final byte[] bytes;
    private int at;

    private PhpValue(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The value as a tree, or the text itself if it is no serialised value, or a broken one. */
    static @Nullable Object read(@Nullable String text) {
        String trimmed = text == null ? "" : text.strip();
        if (!SERIALISED.matcher(trimmed).matches()) {
            return text;
        }
        PhpValue value = new PhpValue(trimmed.getBytes(StandardCharsets.UTF_8));
        try {
            Object tree = value.value(0);
            return value.at == value.bytes.length ? tree : text;
        } catch (Broken e) {
            return text; // Cut off by a database column, or never one: kept as it is.
        }
    }

    /** Not what its beginning promised. */
    private static final class Broken extends RuntimeException {}

    private @Nullable Object value(int depth) {
        if (depth > DEPTH_MAX) {
            throw new Broken();
        }
        return switch (next()) {
            case 'N' -> nothing();
            case 'b' -> part(';').equals("1");
            case 'i' -> whole(part(';'));
            case 'd' -> decimal(part(';'));
            case 's' -> text();
            case 'a' -> array(depth);
            case 'O' -> object(depth);
            default -> throw new Broken();
        };
    }

    private @Nullable Object nothing() {
        expect(';');
        return null;
    }

    private String text() {
        int length = length();
        expect('"');
        if (length > bytes.length - at) {
            throw new Broken();
        }
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        expect('"');
        expect(';');
        return text;
    }

    private Object array(int depth) {
        return listOrMap(entries(depth));
    }

    private Object object(int depth) {
        int length = length();
        at += length + 2;
        if (at >= bytes.length) {
            throw new Broken();
        }
        Map<Object, @Nullable Object> properties = entries(depth);
        // Private and protected ones carry their class's name between zero bytes.
        properties.keySet().removeIf(name -> name.toString().indexOf('\0') >= 0);
        Map<Object, @Nullable Object> named = new LinkedHashMap<>();
        properties.forEach((name, value) -> named.put(name.toString(), value));
        return named;
    }

    private Map<Object, @Nullable Object> entries(int depth) {
        int count = length();
        expect('{');
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Object key = value(depth + 1);
            if (key == null) {
                throw new Broken();
            }
            entries.put(key, value(depth + 1));
        }
        expect('}');
        return entries;
    }

    private static Object listOrMap(Map<Object, @Nullable Object> entries) {
        long expected = 0;
        for (Object key : entries.keySet()) {
            if (!key.equals(expected++)) {
                Map<Object, @Nullable Object> named = new LinkedHashMap<>();
                entries.forEach((name, value) -> named.put(name.toString(), value));
                return named;
            }
        }
        return new ArrayList<>(entries.values());
    }

    /** The number between the colon that is next and the one behind it. */
    private int length() {
        long length = whole(part(':'));
        if (length < 0 || length > bytes.length) {
            throw new Broken();
        }
        return (int) length;
    }

    private static long whole(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new Broken();
        }
    }

    private static Object decimal(String digits) {
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException e) {
            return digits; // INF and NAN, for which JSON has no number.
        }
    }

    /** What stands between the colon that is next and {@code end}. */
    private String part(char end) {
        expect(':');
        int from = at;
        while (next() != end) {
            // Until it is found, or the bytes are at their end.
        }
        return new String(bytes, from, at - from - 1, StandardCharsets.US_ASCII);
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw new Broken();
        }
    }

    private char next() {
        if (at >= bytes.length) {
            throw new Broken();
        }
        return (char) (bytes[at++] & 0xff);
    }

    /** A serialised array's entries by their keys as texts; empty for anything else. */
    static Map<String, @Nullable Object> map(@Nullable String text) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        switch (read(text)) {
            case Map<?, ?> map -> map.forEach((key, value) -> entries.put(String.valueOf(key), value));
            case List<?> list -> list.forEach(value -> entries.put(String.valueOf(entries.size()), value));
            case null, default -> {}
        }
        return entries;
    }
}
