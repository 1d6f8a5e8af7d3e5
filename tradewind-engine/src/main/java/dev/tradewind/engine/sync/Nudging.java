package dev.tradewind.engine.sync;

import dev.tradewind.api.HttpResult;
import dev.tradewind.api.Nudge;
import dev.tradewind.engine.control.Pause;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nudges a system from which nothing has come for a while, so that it sends the webhooks that it holds back for want of
 * visitors. Used by one thread.
 */
final class Nudging {

    private static final Logger LOG = LoggerFactory.getLogger(Nudging.class);

    private final Connected connection;
    private final Nudge nudge;
    private final SourceReader.Reading reading;
    private Instant last = Instant.MIN;

    Nudging(Connected connection, Nudge nudge, SourceReader.Reading reading) {
        this.connection = connection;
        this.nudge = nudge;
        this.reading = reading;
    }

    /**
     * Nudges it, if it has been quiet for long enough.
     *
     * @return whether it did
     */
    boolean nudgeOnce() {
        Instant now = reading.clock().instant();
        Instant quietFrom = now.minus(nudge.every());
        if (last.isAfter(quietFrom)
                || lastEvent().filter(event -> event.isAfter(quietFrom)).isPresent()
                || reading.pauses().isPaused(Pause.Kind.CONNECTION, connection.name())
                || connection.pace().heldUntil().isPresent()) {
            return false;
        }
        last = now;
        if (connection.http().openBriefly().send(nudge.call()) instanceof HttpResult.NoReply none) {
            // It goes on by itself once it is called, whether anybody waits for the answer or not.
            LOG.debug("nudged {}: {}", connection.name(), none.reason());
        }
        return true;
    }

    private Optional<Instant> lastEvent() {
        return reading.pulse().connection(connection.name()).flatMap(Beat::lastEvent);
    }
}
