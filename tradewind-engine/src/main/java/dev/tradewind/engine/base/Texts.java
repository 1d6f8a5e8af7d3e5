package dev.tradewind.engine.base;

import org.jspecify.annotations.Nullable;

/**
 * Texts of outside systems as the store keeps them. PostgreSQL refuses U+0000 in a text, and neither database keeps half of
 * a surrogate pair: these are written as U+001B and four hexadecimal digits, and U+001B itself likewise. Any other text,
 * which is as good as every text, is kept as it is.
 */
public final class Texts {

    private static final char ESCAPE = '\u001b';
    private static final int DIGITS = 4;

    private Texts() {}

    /** As it is to be written. */
    public static String stored(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHostile(text, i)) {
                return escaped(text);
            }
        }
        return text;
    }

    /** As it was before it was {@link #stored}. */
    public static String original(String stored) {
        return stored.indexOf(ESCAPE) < 0 ? stored : unescaped(stored);
    }

    /** As {@link #original(String)}, null for null. */
    public static @Nullable String originalOrNull(@Nullable String stored) {
        return stored == null ? null : original(stored);
    }

    private static boolean isHostile(String text, int i) {
        char c = text.charAt(i);
        if (c == 0 || c == ESCAPE) {
            return true;
        }
        if (!Character.isSurrogate(c)) {
            return false;
        }
        boolean whole = Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        return !whole;
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + DIGITS);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHostile(text, i)) {
                escaped.append(ESCAPE).append("%04x".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String unescaped(String stored) {
        var original = new StringBuilder(stored.length());
        int i = 0;
        while (i < stored.length()) {
            char c = stored.charAt(i++);
            if (c == ESCAPE) {
                c = (char) Integer.parseInt(stored, i, i + DIGITS, 16);
                i += DIGITS;
            }
            original.append(c);
        }
        return original.toString();
    }
}
