package dev.tradewind.engine.sync;

import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.Write;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.lane.Delivery;
import java.util.Optional;

/** What one delivery has to do, found out before anything is sent. */
sealed interface Work {

    /**
     * To be sent.
     *
     * @param operation the flow's own, or the one for a record that is gone
     */
    record Send(Delivery delivery, Flow flow, OperationSpec operation, EntityKey entity, Write write, String inputHash)
            implements Work {}

    /** Nothing to send: the destination was left with the same input before, or never held the record that is gone. */
    record NothingNew(Delivery delivery, Optional<String> externalId, String reason) implements Work {}

    /** The record cannot be understood any more, or the flow's map fails on it: a dead letter. */
    record Unmappable(Delivery delivery, Flow flow, String reason) implements Work {}

    /** Somebody else has settled or postponed it, or its flow is no more: not now. */
    record NotNow() implements Work {}
}
