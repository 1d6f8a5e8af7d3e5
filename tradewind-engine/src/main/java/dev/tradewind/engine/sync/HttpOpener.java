package dev.tradewind.engine.sync;

import dev.tradewind.api.Http;
import dev.tradewind.engine.base.Priority;

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

    /** HTTP that remembers what went over it, masked. Used by one attempt. */
    interface Recorded extends Http {

        /** What was sent and answered so far, secrets masked, as a JSON array. */
        String exchanges();
    }
}
