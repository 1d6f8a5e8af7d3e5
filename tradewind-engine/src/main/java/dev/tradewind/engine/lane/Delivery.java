package dev.tradewind.engine.lane;

import dev.tradewind.engine.base.Priority;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event going through one flow.
 *
 * @param dueAt not attempted before
 * @param attempts made so far
 * @param mayHaveBeenApplied whether an attempt ended in a way that leaves open whether the destination did it
 * @param failure class of the last failure, null if none
 * @param reason of the last failure or of the final state, in plain words; null if none
 * @param externalId the destination's id of the record, once known
 * @param finishedAt when it reached its final state, or became a dead letter
 */
public record Delivery(
        long id,
        Lane lane,
        int flowVersion,
        String destination,
        long seq,
        Priority priority,
        DeliveryState state,
        Instant dueAt,
        int attempts,
        boolean mayHaveBeenApplied,
        String correlationId,
        String idempotencyKey,
        Instant createdAt,
        @Nullable FailureClass failure,
        @Nullable String reason,
        @Nullable String externalId,
        @Nullable Instant finishedAt,
        Optional<Long> replayOf) {}
