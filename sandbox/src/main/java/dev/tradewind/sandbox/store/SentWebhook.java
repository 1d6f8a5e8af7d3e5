package dev.tradewind.sandbox.store;

import java.time.Instant;

/**
 * One webhook that the store sent, or that chaos took away.
 *
 * @param deliveryId not unique: the same for all of one webhook within a second
 * @param status of the answer; 0 if there was none
 * @param outcome "answered", "dropped" or "failed" (by {@link Chaos}), or why there was no answer
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; bytes on the wire are an array.
public record SentWebhook(
        Instant at,
        int webhookId,
        String topic,
        int resourceId,
        String deliveryId,
        byte[] body,
        int status,
        String outcome) {}
