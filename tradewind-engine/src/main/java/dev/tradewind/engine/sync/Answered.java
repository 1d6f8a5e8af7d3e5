package dev.tradewind.engine.sync;

import dev.tradewind.api.Outcome;
import dev.tradewind.engine.binding.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt that is over, not yet written down.
 *
 * @param exchanges what was sent and answered, masked, as a JSON array
 * @param left what is to be recognised when the destination tells of it
 */
record Answered(
        Work.Send send, Outcome outcome, Instant startedAt, Instant endedAt, String exchanges, Optional<Written> left) {

    /** Never negative, also when the clock was set back in between. */
    Duration took() {
        Duration took = Duration.between(startedAt, endedAt);
        return took.isNegative() ? Duration.ZERO : took;
    }

    /** Number of this attempt, from 1. */
    int number() {
        return send.delivery().attempts() + 1;
    }
}
