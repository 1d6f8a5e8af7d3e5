package dev.tradewind.engine.reading;

import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Tx;
import java.time.Instant;
import java.util.List;

/** Records to be read again: at most one entry a record. */
public interface RereadStore {

    /** Adds; if the record is there already, the later cause and the earlier due time win. */
    void add(Tx tx, List<Reread> rereads);

    /** The longest due first. */
    List<Reread> due(String connection, Instant now, int max);

    /** Counts an attempt, and lets the entry wait until {@code dueAt}. */
    void postpone(Tx tx, EntityKey entity, Instant dueAt);

    /** Makes those due that wait for a later time. */
    void bringForward(Tx tx, Instant now);

    /** Removes the entry, unless an event after {@code causeSeq} has asked for the record once more. */
    void done(Tx tx, EntityKey entity, long causeSeq);
}
