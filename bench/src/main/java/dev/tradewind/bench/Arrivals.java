package dev.tradewind.bench;

import dev.tradewind.bench.server.Destination;
import dev.tradewind.bench.server.Subject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for what arrives at a destination. */
final class Arrivals {

    private static final long LOOK_MILLIS = 2;

    private Arrivals() {}

    /** Comes back when {@code total} have arrived since the destination was opened. */
    static void await(Destination destination, long total, Subject hub, Duration max) {
        long end = System.nanoTime() + max.toNanos();
        while (destination.taken() < total) {
            if (!hub.process().isAlive()) {
                throw new IllegalStateException(
                        "the hub has ended: " + hub.process().tail());
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(destination.taken() + " of " + total + " had arrived after " + max
                        + "; the hub says: " + hub.process().tail());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
