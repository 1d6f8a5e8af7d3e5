package dev.tradewind.engine.journal;

import java.util.Optional;

/**
 * Why an event, or one flow's share of it, led to no delivery; kept beside the journal, for the timeline.
 *
 * @param flow the flow it speaks for; empty if it holds for the event as a whole
 * @param reason for people
 */
public record Verdict(long seq, Optional<String> flow, Kind kind, String reason) {

    /** Stored by name. */
    public enum Kind {
        /** Of no interest: a draft, a topic nobody reads. */
        IGNORED,
        /** Says what the entity store already held. */
        UNCHANGED,
        /** A newer version of the same record was routed in the same moment, and delivered instead. */
        SUPERSEDED,
        /** Older than what the entity store already held. */
        STALE,
        /** A hint: the record was read again. */
        DOUBTFUL,
        /** The record is no more at the source. */
        GONE,
        /** Not understood. A person can have it routed again after the fault is mended. */
        UNREADABLE,
        /** Was unreadable, and is to be routed again because a person ordered it. The router takes it from there. */
        AGAIN,
        /** Says what the flow's destination said first, and the hub wrote itself. */
        ECHO,
        /** The flow's {@code when} says no. */
        FILTERED,
        /** No flow reads this stream. */
        NO_FLOW
    }
}
