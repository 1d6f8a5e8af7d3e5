package dev.tradewind.engine.sync;

import dev.tradewind.api.Write;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.lane.Delivery;
import java.util.Map;

/** What one delivery has to do, found out before anything is sent. */
sealed interface Work {

    /** To be sent. */
    record Send(Delivery delivery, Flow flow, EntityKey entity, Write write, String inputHash) implements Work {}

    /** The destination was left with the same input before: nothing to send. */
    record NothingNew(Delivery delivery, String externalId, Map<String, String> details) implements Work {}

    /** The record cannot be understood any more, or the flow's map fails on it: a dead letter. */
    record Unmappable(Delivery delivery, Flow flow, String reason) implements Work {}

    /** Somebody else has settled or postponed it, or its flow is no more: not now. */
    record NotNow() implements Work {}
}
