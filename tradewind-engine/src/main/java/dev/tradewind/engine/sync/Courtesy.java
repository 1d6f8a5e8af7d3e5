package dev.tradewind.engine.sync;

import java.time.Duration;

/**
 * Leaves the processor to webhooks while many come at once. Their senders wait, and a store that waits too long counts a
 * failure and never sends again; what is acknowledged is durable and can be routed a moment later. Routing keeps a share
 * of the time whatever comes in, so that nobody can stop it by sending.
 *
 * <p>Immutable.
 */
final class Courtesy {

    /** Fewer requests at once leave the processor idle between them anyway. */
    static final int CROWD = 16;

    /** Of the time, while a crowd waits, routing works one part and rests the others. */
    private static final int PARTS = 6;

    /** No rest is longer, however long the work before it took. */
    static final Duration REST_MAX = Duration.ofMillis(500);

    private Courtesy() {}

    /**
     * How long routing is to rest.
     *
     * @param worked what its last batch took; less than zero if the clock was set back meanwhile
     * @param takenInNow requests that are being taken in at this moment
     */
    static Duration rest(Duration worked, int takenInNow) {
        if (takenInNow < CROWD || worked.isNegative()) {
            return Duration.ZERO;
        }
        Duration rest = worked.multipliedBy(PARTS - 1);
        return rest.compareTo(REST_MAX) < 0 ? rest : REST_MAX;
    }
}
