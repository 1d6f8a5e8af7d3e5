package dev.tradewind.engine.journal;

import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.RawRecord;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Events for tests. */
public final class Events {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Events() {}

    /** An order's event that was not there before, told apart by {@code n}. */
    public static NewEvent order(int n) {
        return of("shop", "order-" + n, ("{\"id\":" + n + "}").getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** An event of a record; its dedupe key is made of the key and the body's length. */
    public static NewEvent of(String connection, String key, byte[] body, Map<String, String> attributes) {
        return with(connection, key, "order.updated|" + key + "|" + body.length, body, attributes);
    }

    public static NewEvent with(
            String connection, String key, String dedupeKey, byte[] body, Map<String, String> attributes) {
        var record = new RawRecord("orders", "order.updated", key, body, attributes);
        return new NewEvent(
                connection,
                new IncomingEvent(dedupeKey, Optional.of(NOON.minusSeconds(5)), record),
                Origin.WEBHOOK,
                Priority.LIVE,
                Correlation.of(new EntityKey(connection, "orders", key)),
                NOON);
    }

    /** As {@code event}, received at another time. */
    public static NewEvent receivedAt(Instant at, NewEvent event) {
        return new NewEvent(
                event.connection(), event.event(), event.origin(), event.priority(), event.correlationId(), at);
    }
}
