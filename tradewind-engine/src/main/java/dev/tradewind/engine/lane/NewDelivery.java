package dev.tradewind.engine.lane;

import dev.tradewind.engine.base.Priority;
import java.time.Instant;
import java.util.Optional;

/**
 * A delivery on its way into its lane.
 *
 * @param flowVersion version of the flow's document that routed it
 * @param destination name of the connection it goes to
 * @param seq the event it delivers
 * @param idempotencyKey equal for all its attempts
 * @param replayOf the delivery it repeats, if a person asked for it
 */
public record NewDelivery(
        Lane lane,
        int flowVersion,
        String destination,
        long seq,
        Priority priority,
        String correlationId,
        String idempotencyKey,
        Instant createdAt,
        Optional<Long> replayOf) {}
