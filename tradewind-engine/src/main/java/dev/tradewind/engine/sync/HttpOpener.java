package dev.tradewind.engine.sync;

import dev.tradewind.api.Http;

/** Opens HTTP for one attempt or one read of a connection. Safe for any thread. */
@FunctionalInterface
public interface HttpOpener {

    Recorded open();

    /** HTTP that remembers what went over it, masked. Used by one attempt. */
    interface Recorded extends Http {

        /** What was sent and answered so far, secrets masked, as a JSON array. */
        String exchanges();
    }
}
