package dev.tradewind.app.intake;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory the bodies under way may use together. Without it a few hundred callers with large bodies would
 * exhaust the heap although each stays within its own limit. Safe for any thread.
 */
public final class BodyMemory {

    private final long bytesMax;
    private final AtomicLong bytesTaken = new AtomicLong();

    public BodyMemory(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Takes {@code bytes}; false, and nothing taken, if that would be too much. */
    boolean take(long bytes) {
        if (bytesTaken.addAndGet(bytes) <= bytesMax) {
            return true;
        }
        bytesTaken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        bytesTaken.addAndGet(-bytes);
    }

    /** Bytes of bodies now in memory. */
    public long taken() {
        return bytesTaken.get();
    }
}
