package dev.tradewind.api.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a {@link Subscription} is charged.
 *
 * @param period {@code day}, {@code week}, {@code month} or {@code year}
 * @param interval every so many periods
 * @param startAt when it began
 * @param trialEndAt when the trial ends
 * @param nextPaymentAt when it is charged next; null if never again
 * @param lastPaymentAt when it was last charged
 * @param paymentRetryAt when a charge that failed is tried again
 * @param cancelledAt when it was cancelled
 * @param endAt when it ends, or ended; null if open
 */
public record Schedule(
        @Nullable String period,
        @Nullable BigDecimal interval,
        @Nullable Instant startAt,
        @Nullable Instant trialEndAt,
        @Nullable Instant nextPaymentAt,
        @Nullable Instant lastPaymentAt,
        @Nullable Instant paymentRetryAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant endAt) {}
