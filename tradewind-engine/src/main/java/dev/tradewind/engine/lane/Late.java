package dev.tradewind.engine.lane;

import java.time.Instant;
import java.util.Optional;

/**
 * Live deliveries of a flow that wait for longer than they should. Of each lane only the head counts: what stands behind it
 * waits for it.
 *
 * @param records whose head is late; at most {@link #MAX}
 * @param oldest when the oldest of them was made
 */
public record Late(int records, Optional<Instant> oldest) {

    /** More than a thousand late records are told as a thousand: the count must stay cheap in an outage. */
    public static final int MAX = 1_000;

    public static final Late NONE = new Late(0, Optional.empty());
}
