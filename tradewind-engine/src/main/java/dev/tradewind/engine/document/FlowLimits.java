package dev.tradewind.engine.document;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a flow's deliveries may take.
 *
 * @param slo within which a delivery should be applied; empty for no promise
 * @param giveUpAfter age at which a delivery that still fails becomes a dead letter
 * @param retryFirst wait after the first failed attempt; doubles from there
 * @param retryLongest longest wait between two attempts
 */
public record FlowLimits(Optional<Duration> slo, Duration giveUpAfter, Duration retryFirst, Duration retryLongest) {

    /** Three days: a system that goes down on Friday evening is back before anything is given up. */
    public static final FlowLimits DEFAULT =
            new FlowLimits(Optional.empty(), Duration.ofDays(3), Duration.ofSeconds(10), Duration.ofHours(1));
}
