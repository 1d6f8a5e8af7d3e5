package dev.tradewind.engine.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events.
 *
 * @param isUnreadable only those that could not be understood
 * @param before only older ones than this position
 */
public record EventFilter(
        boolean isUnreadable, Optional<String> connection, Optional<Instant> since, Optional<Long> before) {

    /** Every event that could not be understood. */
    public static final EventFilter UNREADABLE =
            new EventFilter(true, Optional.empty(), Optional.empty(), Optional.empty());

    public EventFilter of(String connectionName) {
        return new EventFilter(isUnreadable, Optional.of(connectionName), since, before);
    }

    public EventFilter since(Instant time) {
        return new EventFilter(isUnreadable, connection, Optional.of(time), before);
    }

    public EventFilter before(long seq) {
        return new EventFilter(isUnreadable, connection, since, Optional.of(seq));
    }

    /** Whether connection and time fit. */
    public boolean fits(EventHead event) {
        return connection.map(event.entity().connection()::equals).orElse(true)
                && since.map(time -> !event.receivedAt().isBefore(time)).orElse(true);
    }
}
