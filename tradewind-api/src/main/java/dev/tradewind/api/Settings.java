package dev.tradewind.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one connection, by the dotted names of its connector's description. Defaults are filled in, types
 * checked, secrets resolved from the vault.
 *
 * <p>{@code get…} throws {@link IllegalArgumentException} when there is no such value: the description lied, or the
 * connector asked for a setting it had not described.
 */
public interface Settings {

    Optional<String> find(String name);

    default String text(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("setting " + name + " is not there"));
    }

    /** A secret in clear. Never log it, never put it into a message. */
    default String secret(String name) {
        return text(name);
    }

    default URI url(String name) {
        return URI.create(text(name));
    }

    default int number(String name) {
        return Integer.parseInt(text(name));
    }

    default boolean on(String name) {
        return Boolean.parseBoolean(text(name));
    }

    Duration duration(String name);

    /** The part of the document below {@code name} as a tree, for connectors whose settings are nested; empty if absent. */
    Map<String, @Nullable Object> section(String name);

    /** Values that must be masked wherever an exchange or a message is kept. */
    List<String> secrets();
}
