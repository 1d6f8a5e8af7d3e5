package dev.tradewind.api;

import java.time.Instant;
import java.util.Optional;

/**
 * Which existing records a backfill reads.
 *
 * @param from created at or after
 * @param until created before
 */
public record BackfillRange(Optional<Instant> from, Optional<Instant> until) {

    public static final BackfillRange ALL = new BackfillRange(Optional.empty(), Optional.empty());
}
