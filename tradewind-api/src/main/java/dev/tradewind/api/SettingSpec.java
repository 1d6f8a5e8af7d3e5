package dev.tradewind.api;

import org.jspecify.annotations.Nullable;

/**
 * One setting of a connection.
 *
 * @param name dotted path in the connection's document, for example {@code credentials.key}
 * @param kind what the value must look like
 * @param required whether a connection without it is refused
 * @param byDefault the value when the document has none; null if there is none
 * @param meaning one sentence for people
 */
public record SettingSpec(
        String name, Kind kind, boolean required, @Nullable String byDefault, String meaning) {

    /** What a value must look like. */
    public enum Kind {
        TEXT,
        /** An absolute http or https address. */
        URL,
        /** Kept in the vault; masked wherever an exchange is recorded. */
        SECRET,
        /** A whole number. */
        NUMBER,
        /** {@code true} or {@code false}. */
        SWITCH,
        /** As {@code 30s}, {@code 5m}, {@code 3d}, or ISO 8601 ({@code PT30S}). */
        DURATION
    }

    public static SettingSpec required(String name, Kind kind, String meaning) {
        return new SettingSpec(name, kind, true, null, meaning);
    }

    public static SettingSpec optional(String name, Kind kind, @Nullable String byDefault, String meaning) {
        return new SettingSpec(name, kind, false, byDefault, meaning);
    }
}
