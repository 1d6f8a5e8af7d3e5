package dev.tradewind.engine.binding;

import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Tx;
import java.util.List;

/** What the hub has written where: one entry for each record and origin. */
public interface WrittenStore {

    /** What has been written into a record, from every origin. */
    List<Written> of(Tx tx, EntityKey record);

    /** Inserts or replaces; one without fields is removed. */
    void put(Tx tx, Written written);
}
