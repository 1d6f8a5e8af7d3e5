package dev.tradewind.fuzz;

import dev.tradewind.api.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection's settings that are whatever is asked for, so that no connector stops at what is missing. */
record FixedSettings(String secret) implements Settings {

    @Override
    public Optional<String> find(String name) {
        return Optional.of(name.equals("url") ? "http://127.0.0.1:9" : secret);
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
