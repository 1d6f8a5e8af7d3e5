package dev.tradewind.fuzz;

import dev.tradewind.api.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection's settings: address and secrets are there, everything else is left to its default. */
record FixedSettings(String secret) implements Settings {

    @Override
    public Optional<String> find(String name) {
        if (name.equals("url")) {
            return Optional.of("http://127.0.0.1:9");
        }
        return name.startsWith("credentials.") || name.contains("secret") ? Optional.of(secret) : Optional.empty();
    }

    @Override
    public Duration duration(String name) {
        return Duration.ofMinutes(5);
    }

    @Override
    public Map<String, @Nullable Object> section(String name) {
        return Map.of();
    }

    @Override
    public List<String> secrets() {
        return List.of(secret);
    }
}
