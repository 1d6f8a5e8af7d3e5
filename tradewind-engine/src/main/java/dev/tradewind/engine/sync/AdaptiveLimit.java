package dev.tradewind.engine.sync;

/**
 * How many attempts may be under way at one destination.
 *
 * <p>Begins at one after every restart of the destination and doubles with each round of successes until it reaches the
 * connection's limit: a system that comes back from an outage is not met by everything at once. Safe for any thread.
 */
final class AdaptiveLimit {

    private final int most;
    private int now;
    private int successes;

    /**
     * Begins with everything allowed: at start nothing speaks against the destination.
     *
     * @param most the connection's limit; at least 1
     */
    AdaptiveLimit(int most) {
        this.most = Math.max(1, most);
        this.now = this.most;
    }

    synchronized int now() {
        return now;
    }

    synchronized void succeeded() {
        successes++;
        if (successes >= now && now < most) {
            now = Math.min(most, now * 2);
            successes = 0;
        }
    }

    /** After an outage: one at a time. */
    synchronized void restart() {
        now = 1;
        successes = 0;
    }
}
