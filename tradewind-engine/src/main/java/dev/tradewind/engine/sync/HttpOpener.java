package dev.tradewind.engine.sync;

import dev.tradewind.api.Http;
import dev.tradewind.engine.base.Priority;
import java.time.Instant;
import java.util.Optional;

/** Opens HTTP for one attempt or one read of a connection. Safe for any thread. */
@FunctionalInterface
public interface HttpOpener {

    /**
     * Opens it.
     *
     * @param priority of what it is for: backfill's calls wait for live ones
     */
    Recorded open(Priority priority);

    /** For live work. */
    default Recorded open() {
        return open(Priority.LIVE);
    }

    /** For a call whose answer nobody waits for. Says nothing about how busy the system is. */
    default Recorded openBriefly() {
        return open(Priority.LIVE);
    }

    /** Until when the certificate that the server showed last is valid; empty if it showed none yet. */
    default Optional<Instant> certificateValidUntil() {
        return Optional.empty();
    }

    /** HTTP that remembers what went over it, masked. Used by one attempt. */
    interface Recorded extends Http {

        /** What was sent and answered so far, secrets masked, as a JSON array. */
        String exchanges();
    }
}
