package dev.tradewind.engine.lane;

import dev.tradewind.engine.base.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was tried. Reading is safe for any thread. */
public interface AttemptStore {

    void add(Tx tx, Attempt attempt);

    /** Oldest first; the last {@code max} if there are more. */
    List<Attempt> of(long delivery, int max);

    /** When the attempt began that was written down last; empty if there is none. */
    Optional<Instant> lastStart();

    /** Removes attempts started before {@code before}; {@code max} at the most. Returns how many went. */
    int retire(Tx tx, Instant before, int max);
}
