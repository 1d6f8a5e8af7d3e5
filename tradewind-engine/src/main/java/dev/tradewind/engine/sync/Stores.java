package dev.tradewind.engine.sync;

import dev.tradewind.engine.base.WriteQueue;
import dev.tradewind.engine.binding.BindingStore;
import dev.tradewind.engine.control.ActionLog;
import dev.tradewind.engine.control.PauseStore;
import dev.tradewind.engine.entity.EntityStore;
import dev.tradewind.engine.journal.Journal;
import dev.tradewind.engine.lane.AttemptStore;
import dev.tradewind.engine.lane.DeliveryStore;
import dev.tradewind.engine.reading.BackfillStore;
import dev.tradewind.engine.reading.CursorStore;
import dev.tradewind.engine.reading.RereadStore;

/** The organs of one database, and the one way to write to them. */
public record Stores(
        WriteQueue writes,
        Journal journal,
        EntityStore entities,
        DeliveryStore deliveries,
        AttemptStore attempts,
        BindingStore bindings,
        PauseStore pauses,
        ActionLog actions,
        CursorStore cursors,
        RereadStore rereads,
        BackfillStore backfills) {}
