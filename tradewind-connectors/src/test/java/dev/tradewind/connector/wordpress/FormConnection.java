package dev.tradewind.connector.wordpress;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.Settings;
import dev.tradewind.api.Source;
import dev.tradewind.api.model.Lead;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connection that takes forms, with its settings, and what came of the last form. */
final class FormConnection {

    static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");
    static final String SECRET = "test-form-secret";
    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    private final Map<String, Object> given = new LinkedHashMap<>();
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private InstantSource clock = InstantSource.fixed(NOW);

    FormConnection() {
        new WordPressConnector()
                .description()
                .settings()
                .forEach(spec -> given.computeIfAbsent(spec.name(), name -> spec.byDefault()));
        given.put("form-secret", SECRET);
    }

    FormConnection with(String setting, String value) {
        given.put(setting, value);
        return this;
    }

    FormConnection without(String setting) {
        given.remove(setting);
        return this;
    }

    FormConnection field(String role, Object name) {
        fields.put(role, name);
        return this;
    }

    FormConnection at(Instant now) {
        clock = InstantSource.fixed(now);
        return this;
    }

    Source source() {
        return new WordPressConnector()
                .source(new ConnectionContext("website", settings(), SandboxConnection.NO_EXPRESSIONS, clock))
                .orElseThrow();
    }

    Settings settings() {
        return new Given(given, fields);
    }

    Intake send(String contentType, String body) {
        return source().receive(new InboundRequest(
                "POST",
                Map.of("Content-Type", contentType, FormGuard.HEADER, SECRET),
                body.getBytes(StandardCharsets.UTF_8)));
    }

    IncomingEvent event(String contentType, String body) {
        return ((Intake.Accepted) send(contentType, body)).events().getFirst();
    }

    Normalised normalised(String contentType, String body) {
        return source().normalise(event(contentType, body).record());
    }

    Lead lead(String contentType, String body) {
        return (Lead) ((Normalised.Changed) normalised(contentType, body)).entity();
    }

    private record Given(Map<String, Object> values, Map<String, Object> fields) implements Settings {

        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(values.get(name)).map(String::valueOf);
        }

        @Override
        public Duration duration(String name) {
            return Duration.parse(text(name));
        }

        @Override
        public Map<String, Object> section(String name) {
            return name.equals("fields") ? fields : Map.of();
        }

        @Override
        public List<String> secrets() {
            return List.of(SECRET);
        }
    }
}
