package dev.tradewind.engine.reading;

import dev.tradewind.engine.base.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Backfills, running and ended. */
public interface BackfillStore {

    /** Starts one; its id. */
    long start(
            Tx tx,
            String connection,
            String stream,
            Optional<Instant> from,
            Optional<Instant> until,
            Instant startedAt);

    /** Notes a page: moves the cursor and adds to the count. */
    void advance(Tx tx, long id, String cursor, int records, long total);

    void end(Tx tx, long id, Backfill.State state, String reason);

    Optional<Backfill> find(long id);

    List<Backfill> running();

    /** Newest first. */
    List<Backfill> latest(int max);
}
