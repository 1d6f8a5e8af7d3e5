package dev.tradewind.engine.reading;

import dev.tradewind.engine.base.Tx;
import java.time.Instant;
import java.util.Optional;

/** How far the sweep of each stream has come. */
public interface CursorStore {

    Optional<Cursor> find(String connection, String stream);

    void move(Tx tx, Cursor cursor);

    /**
     * A place in a source's list of changes.
     *
     * @param value the source's own, opaque
     * @param movedAt when the source was last read to this place
     */
    record Cursor(String connection, String stream, String value, Instant movedAt) {}
}
