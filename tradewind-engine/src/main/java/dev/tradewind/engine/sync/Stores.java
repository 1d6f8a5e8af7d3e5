package dev.tradewind.engine.sync;

import dev.tradewind.engine.base.Database;
import dev.tradewind.engine.base.WriteQueue;
import dev.tradewind.engine.binding.BindingStore;
import dev.tradewind.engine.binding.JdbcBindingStore;
import dev.tradewind.engine.binding.JdbcWrittenStore;
import dev.tradewind.engine.binding.WrittenStore;
import dev.tradewind.engine.control.ActionLog;
import dev.tradewind.engine.control.JdbcActionLog;
import dev.tradewind.engine.control.JdbcPauseStore;
import dev.tradewind.engine.control.PauseStore;
import dev.tradewind.engine.entity.EntityStore;
import dev.tradewind.engine.entity.JdbcEntityStore;
import dev.tradewind.engine.journal.JdbcJournal;
import dev.tradewind.engine.journal.Journal;
import dev.tradewind.engine.lane.AttemptStore;
import dev.tradewind.engine.lane.DeliveryStore;
import dev.tradewind.engine.lane.JdbcAttemptStore;
import dev.tradewind.engine.lane.JdbcDeliveryStore;
import dev.tradewind.engine.reading.BackfillStore;
import dev.tradewind.engine.reading.CursorStore;
import dev.tradewind.engine.reading.JdbcBackfillStore;
import dev.tradewind.engine.reading.JdbcCursorStore;
import dev.tradewind.engine.reading.JdbcRereadStore;
import dev.tradewind.engine.reading.RereadStore;

/** The organs of one database, and the one way to write to them. */
public record Stores(
        WriteQueue writes,
        Journal journal,
        EntityStore entities,
        DeliveryStore deliveries,
        AttemptStore attempts,
        BindingStore bindings,
        WrittenStore written,
        PauseStore pauses,
        ActionLog actions,
        CursorStore cursors,
        RereadStore rereads,
        BackfillStore backfills) {

    /** All organs on one database. */
    public static Stores of(Database database, WriteQueue writes) {
        var deliveries = new JdbcDeliveryStore(database);
        return new Stores(
                writes,
                new JdbcJournal(database, deliveries::needed),
                new JdbcEntityStore(database),
                deliveries,
                new JdbcAttemptStore(database),
                new JdbcBindingStore(database),
                new JdbcWrittenStore(),
                new JdbcPauseStore(database),
                new JdbcActionLog(database),
                new JdbcCursorStore(database),
                new JdbcRereadStore(database),
                new JdbcBackfillStore(database));
    }
}
