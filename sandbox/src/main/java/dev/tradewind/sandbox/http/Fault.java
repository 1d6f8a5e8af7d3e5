package dev.tradewind.sandbox.http;

import java.time.Duration;

/**
 * One thing that goes wrong, and how often.
 *
 * @param kind what goes wrong
 * @param extent how often
 * @param delay of {@link Kind#SLOW} the delay, of {@link Kind#THROTTLED} and {@link Kind#UNAVAILABLE} the Retry-After; at most an hour
 */
public record Fault(Kind kind, Extent extent, Duration delay) {

    private static final Duration WAIT_MAX = Duration.ofHours(1);

    /** What can go wrong. */
    public enum Kind {
        /** The connection is closed without an answer, and nothing is done. */
        DOWN,
        /** 503, and nothing is done. */
        UNAVAILABLE,
        /** The answer is right, but late. */
        SLOW,
        /** 429 with Retry-After, and nothing is done. */
        THROTTLED,
        /** 500, and nothing is done. */
        SERVER_ERROR,
        /** The work is done, then the connection is closed without an answer. */
        LOST_ANSWER,
        /** 200 with HTML, and nothing is done. */
        GARBAGE,
        /** 401, and nothing is done. */
        EXPIRED_TOKEN
    }

    /** Which requests are hit. */
    public sealed interface Extent {
        /** Every request until the faults are changed. */
        record Always() implements Extent {}

        /** The next {@code requests} requests, then no more. */
        record Next(int requests) implements Extent {
            public Next {
                if (requests < 1) {
                    throw new IllegalArgumentException("next must be at least 1, was " + requests);
                }
            }
        }

        /** Each request with a probability of {@code percent}, drawn from the seeded random. */
        record Share(int percent) implements Extent {
            public Share {
                if (percent < 1 || percent > 100) {
                    throw new IllegalArgumentException("percent must be 1 to 100, was " + percent);
                }
            }
        }
    }

    public Fault {
        if (delay.isNegative() || delay.compareTo(WAIT_MAX) > 0) {
            throw new IllegalArgumentException("delay must be between 0 and " + WAIT_MAX + ", was " + delay);
        }
    }

    /** A fault that hits every request. */
    public static Fault always(Kind kind) {
        return new Fault(kind, new Extent.Always(), defaultWait(kind));
    }

    /** A fault that hits the next {@code requests} requests. */
    public static Fault next(int requests, Kind kind) {
        return new Fault(kind, new Extent.Next(requests), defaultWait(kind));
    }

    /** A fault that hits {@code percent} of the requests. */
    public static Fault share(int percent, Kind kind) {
        return new Fault(kind, new Extent.Share(percent), defaultWait(kind));
    }

    /** The same fault with another delay or Retry-After. */
    public Fault waiting(Duration newWait) {
        return new Fault(kind, extent, newWait);
    }

    private static Duration defaultWait(Kind kind) {
        return kind == Kind.UNAVAILABLE ? Duration.ofSeconds(600) : Duration.ofSeconds(2);
    }
}
