package dev.tradewind.engine.reading;

import java.time.Instant;
import java.util.Optional;

/**
 * Running existing records of a source through the flows that read it, at low priority.
 *
 * @param from created at or after
 * @param until created before
 * @param cursor where to go on; empty before the first page
 * @param read records read so far
 * @param total records there are, if the source tells; -1 if not
 */
public record Backfill(
        long id,
        String connection,
        String stream,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> cursor,
        long read,
        long total,
        State state,
        String reason,
        Instant startedAt) {

    /** Stored by name. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        STOPPED
    }
}
