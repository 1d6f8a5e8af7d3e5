package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Expressions;
import dev.tradewind.api.Settings;
import dev.tradewind.api.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connection whose settings are a map. */
final class TestConnection {

    /** The secret of most recorded webhooks. */
    static final String RECORDED_SECRET = "lab-webhook-secret-1";

    static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");

    private TestConnection() {}

    static Source to(String url, String... secrets) {
        return to(url, InstantSource.fixed(NOW), secrets);
    }

    static Source to(String url, InstantSource clock, String... secrets) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("url", url);
        settings.put("credentials.key", "ck_test");
        settings.put("credentials.secret", "cs_test");
        settings.put("sweep-overlap", "5m");
        List<String> names = List.of("webhook-secret", "webhook-secret-previous");
        for (int i = 0; i < secrets.length; i++) {
            settings.put(names.get(i), secrets[i]);
        }
        return new WooCommerceConnector().source(context(settings, clock)).orElseThrow();
    }

    static ConnectionContext context(Map<String, String> settings) {
        return context(settings, InstantSource.system());
    }

    private static ConnectionContext context(Map<String, String> settings, InstantSource clock) {
        Expressions none = source -> {
            throw new AssertionError("this connector evaluates nothing");
        };
        return new ConnectionContext("shop", new MapSettings(settings), none, clock);
    }

    private record MapSettings(Map<String, String> values) implements Settings {

        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public Duration duration(String name) {
            return Duration.parse("PT" + text(name).toUpperCase(java.util.Locale.ROOT));
        }

        @Override
        public Map<String, Object> section(String name) {
            return Map.of();
        }

        @Override
        public List<String> secrets() {
            return List.of();
        }
    }
}
