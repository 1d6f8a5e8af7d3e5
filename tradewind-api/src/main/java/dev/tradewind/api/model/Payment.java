package dev.tradewind.api.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an order is paid.
 *
 * @param method the source's code of the method
 * @param title as the customer saw it
 * @param transactionId the payment provider's id
 * @param paidAt when it was paid; null if it is not
 */
public record Payment(
        @Nullable String method,
        @Nullable String title,
        @Nullable String transactionId,
        @Nullable Instant paidAt) {}
