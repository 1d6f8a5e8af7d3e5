package dev.tradewind.engine.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a failed delivery is attempted again.
 *
 * <p>The wait starts at {@code first} and doubles until it reaches {@code longest}. Up to a fifth is added at random, so
 * that deliveries which failed together do not all come back together. How often is not limited here: a flow gives up by
 * age, because "three days" means something to a person and "17 attempts" does not.
 *
 * <p>Immutable. It reads no clock: the caller adds the wait to its own time.
 *
 * @param first wait after the first failed attempt; at least 1 ms
 * @param longest upper limit of the wait before the random part; at least {@code first}, at most 7 days
 */
public record RetrySchedule(Duration first, Duration longest) {

    private static final Duration LIMIT = Duration.ofDays(7);

    /** Enough to take 1 ms past LIMIT; and LIMIT, below 2^30 ms, doubled this often still fits a long. */
    private static final int DOUBLINGS_MAX = 32;

    public RetrySchedule {
        require(first.toMillis() >= 1, "first must be at least 1 ms, was " + first);
        require(longest.compareTo(first) >= 0, "longest must be at least first (" + first + "), was " + longest);
        require(longest.compareTo(LIMIT) <= 0, "longest must be at most " + LIMIT + ", was " + longest);
    }

    /**
     * The wait before the next attempt.
     *
     * @param failedAttempt number of the attempt that has just failed; the first is 1
     */
    public Duration waitAfter(int failedAttempt, RandomGenerator random) {
        require(failedAttempt >= 1, "failedAttempt counts from 1, was " + failedAttempt);
        int doublings = Math.min(failedAttempt - 1, DOUBLINGS_MAX);
        long waitMillis = Math.min(first.toMillis() << doublings, longest.toMillis());
        return Duration.ofMillis(waitMillis + random.nextLong(waitMillis / 5 + 1));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
