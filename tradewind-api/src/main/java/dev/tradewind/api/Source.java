package dev.tradewind.api;

import java.util.Optional;

/**
 * The reading side of one connection. Safe for any thread.
 *
 * <p>What arrives is kept raw first and understood later: {@link #receive} judges a request without understanding more
 * of it than it must, {@link #normalise} turns kept bytes into an entity, today or after a fix.
 */
public interface Source {

    /**
     * Judges one inbound request. Does no I/O and keeps nothing: what it accepts is durable before the caller gets its 2xx.
     */
    Intake receive(InboundRequest request);

    /** Understands one raw record. Pure: the same record gives the same result, whenever. Throws nothing. */
    Normalised normalise(RawRecord record);

    /** Reads one record as it is now. */
    ReadResult read(String stream, String key, Http http);

    /**
     * Reads what has changed since a cursor, one page a call.
     *
     * <p>Never misses a change and may repeat one: the hub recognises repetitions by {@link IncomingEvent#dedupeKey}.
     *
     * @param cursor what the last page gave; empty to begin now, without what existed before
     */
    PageResult changes(String stream, Optional<String> cursor, Http http);

    /**
     * Reads all that exists, oldest first, one page a call.
     *
     * @param range narrows it; {@link BackfillRange#ALL} for no limit
     * @param cursor what the last page gave; empty to begin
     */
    PageResult existing(String stream, BackfillRange range, Optional<String> cursor, Http http);
}
