package dev.tradewind.engine.sync;

import java.time.Duration;

/**
 * How a flow treats its deliveries.
 *
 * @param giveUpAfter age at which a delivery that still fails becomes a dead letter
 * @param slo within which a delivery should be applied
 */
public record FlowRules(Kind kind, RetrySchedule retry, Duration giveUpAfter, OnDeadLetter onDeadLetter, Duration slo) {

    /** What a newer version of a record does to one that waits. */
    public enum Kind {
        /** The latest state counts: a newer version takes the place of a waiting one. */
        STATE,
        /** Every transition counts: each is delivered. */
        EVENT
    }

    /** What a dead letter does to what comes behind it in its lane. */
    public enum OnDeadLetter {
        /** Nothing passes it until a person has decided. */
        BLOCK,
        /** The lane goes on. */
        CONTINUE
    }
}
