package dev.tradewind.app.api;

import dev.tradewind.api.json.Json;
import dev.tradewind.engine.journal.EventFilter;
import dev.tradewind.engine.lane.DeliveryFilter;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.lane.FailureClass;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a request asks for. */
final class Orders {

    private Orders() {}

    /** Body of a request as an object; empty if there is no body. */
    static Map<String, @Nullable Object> body(byte @Nullable [] body) {
        return body == null || body.length == 0 ? Map.of() : Json.readObject(body);
    }

    static Optional<String> text(Map<String, @Nullable Object> body, String field) {
        Object value = body.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return text.isBlank() ? Optional.empty() : Optional.of(text);
        }
        throw ApiProblem.badRequest("\"" + field + "\" must be a text.");
    }

    static String required(Map<String, @Nullable Object> body, String field) {
        return text(body, field).orElseThrow(() -> ApiProblem.badRequest("\"" + field + "\" is missing in the body."));
    }

    static DeliveryFilter filter(Map<String, String> asked) {
        return new DeliveryFilter(
                Optional.ofNullable(asked.get("flow")),
                Optional.ofNullable(asked.get("state")).map(s -> constant(DeliveryState.class, "state", s)),
                Optional.ofNullable(asked.get("failure")).map(s -> constant(FailureClass.class, "failure", s)),
                Optional.ofNullable(asked.get("key")),
                Optional.ofNullable(asked.get("before")).map(Orders::number));
    }

    static EventFilter events(Map<String, String> asked) {
        return new EventFilter(
                Boolean.parseBoolean(asked.getOrDefault("unreadable", "false")),
                Optional.ofNullable(asked.get("connection")),
                Optional.ofNullable(asked.get("since")).map(Orders::instant),
                Optional.ofNullable(asked.get("before")).map(Orders::number));
    }

    static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiProblem.badRequest("\"" + text + "\" is not a whole number.");
        }
    }

    /** A day ({@code 2026-01-31}, from midnight UTC) or an instant ({@code 2026-01-31T12:00:00Z}). */
    static Instant instant(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw ApiProblem.badRequest("\"" + text + "\" is no time: write 2026-01-31 (UTC) or 2026-01-31T12:00:00Z.");
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String field, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> c.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> ApiProblem.badRequest(field + " cannot be \"" + text + "\"; it is one of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT) + "."));
    }
}
