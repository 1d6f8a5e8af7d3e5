package dev.tradewind.api;

import java.util.Map;
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

    /**
     * Tells which records there are, one page a call, for streams whose {@link StreamSpec.Way#CENSUS} says so.
     *
     * <p>A record that is missing is not concluded to be gone: the hub reads it. So a page may leave out what was deleted,
     * made or moved meanwhile, as long as that is rare.
     *
     * @param cursor what the last page gave; empty to begin
     */
    default CensusResult census(String stream, Optional<String> cursor, Http http) {
        return new CensusResult.Failed(
                new Failure.Rejected("records of stream " + stream + " cannot be counted", Optional.empty()));
    }

    /**
     * Whether a census shows such a record at all; those that it never shows are not looked for. Pure.
     *
     * @param entity as the hub knows it, a tree
     */
    default boolean isCounted(String stream, Map<String, ?> entity) {
        return true;
    }

    /**
     * Which records to read again when one is gone: those that show it, where their own change is told by nothing. Pure.
     *
     * @param gone as the hub knew it, a tree
     * @return keys by stream
     */
    default Map<String, String> shownBy(String stream, Map<String, ?> gone) {
        return Map.of();
    }
}
