package dev.tradewind.bench.load;

import java.util.Arrays;

/** Times of acknowledgements, all of them, in nanoseconds. Not safe for several threads. */
public final class Latencies {

    private long[] nanos = new long[1024];
    private int count;
    private boolean sorted;

    void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = time;
        sorted = false;
    }

    public int count() {
        return count;
    }

    /** The time within which this share of all was acknowledged, in milliseconds; 0 if there were none. */
    public double millis(double share) {
        if (count == 0) {
            return 0;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        int at = (int) Math.ceil(share * count) - 1;
        return nanos[Math.max(0, Math.min(count - 1, at))] / 1e6;
    }
}
