package dev.tradewind.engine.journal;

import dev.tradewind.api.IncomingEvent;
import dev.tradewind.engine.base.Priority;
import java.time.Instant;

/**
 * An event on its way into the journal.
 *
 * @param connection name of the connection it came from
 * @param correlationId joins everything that follows from it, see {@link Correlation}
 */
public record NewEvent(
        String connection,
        IncomingEvent event,
        Origin origin,
        Priority priority,
        String correlationId,
        Instant receivedAt) {}
