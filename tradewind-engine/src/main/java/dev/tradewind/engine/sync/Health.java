package dev.tradewind.engine.sync;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.http.Pace;
import dev.tradewind.engine.http.Slots;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether a destination may be called now, and by how many attempts at once.
 *
 * <p>Three things can say no: the destination asked for a wait, the circuit breaker is open because most recent calls
 * failed, or as many attempts as it bears are under way. After an outage one attempt goes first, then two, then four.
 * Safe for any thread.
 */
final class Health {

    /** The last so many calls are looked at; fewer than {@link #CALLS_MIN} say nothing. */
    private static final int CALLS_SEEN = 20;

    private static final int CALLS_MIN = 4;
    private static final float FAILED_PERCENT_MAX = 50;
    private static final Duration OPEN_FIRST = Duration.ofSeconds(2);

    /** A destination that was down for a day is noticed to be back within this time. */
    private static final Duration OPEN_LONGEST = Duration.ofSeconds(30);

    private final Pace pace;
    private final CircuitBreaker breaker;
    private final AdaptiveLimit limit;
    private volatile @Nullable Instant awaySince;

    Health(String connection, Pace pace, InstantSource clock) {
        this.pace = pace;
        this.limit = new AdaptiveLimit(pace.most());
        this.breaker = CircuitBreaker.of(
                connection,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(CALLS_SEEN)
                        .minimumNumberOfCalls(CALLS_MIN)
                        .failureRateThreshold(FAILED_PERCENT_MAX)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitIntervalFunctionInOpenState(
                                IntervalFunction.ofExponentialBackoff(OPEN_FIRST, 2, OPEN_LONGEST))
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .currentTimestampFunction(c -> c.millis(), TimeUnit.MILLISECONDS)
                        .build());
        breaker.getEventPublisher().onStateTransition(t -> {
            limit.restart();
            switch (t.getStateTransition().getToState()) {
                case OPEN -> awaySince = awaySince == null ? clock.instant() : awaySince;
                case CLOSED -> awaySince = null;
                case HALF_OPEN, FORCED_OPEN, DISABLED, METRICS_ONLY -> {}
            }
        });
    }

    /** Whether one more attempt may begin besides those under way; not while the destination is to be left alone. */
    boolean hasRoom(Slots underWay, Priority priority) {
        boolean isToBeCalled = pace.heldUntil().isEmpty()
                && breaker.getState() != CircuitBreaker.State.FORCED_OPEN
                && (priority == Priority.LIVE || pace.backfillWaitsUntil().isEmpty());
        int now = limit.now();
        // Coming back from an outage: one at a time means one.
        int most = now < pace.limit() ? now : pace.most();
        return isToBeCalled && underWay.hasRoom(priority, Math.min(now, pace.limit()), most);
    }

    /** Takes the right to one call; false if the breaker is open. Each right is ended by {@link #ended}. */
    boolean tryCall() {
        return breaker.tryAcquirePermission();
    }

    /** The right was not used. */
    void notCalled() {
        breaker.releasePermission();
    }

    void ended(Outcome outcome, Priority priority) {
        if (outcome instanceof Failure.Transient away) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new Away(away.reason()));
            return;
        }
        // It answered: whatever it said, it is there.
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        limit.succeeded();
        // Backfill may have been held back by the hub itself, for a time that does not concern live work.
        if (outcome instanceof Failure.Throttled busy && priority == Priority.LIVE) {
            busy.after().ifPresent(pace::hold);
        }
    }

    /** {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}. */
    String breakerState() {
        return breaker.getState().name();
    }

    /** Since when it does not answer; empty if it does. */
    Optional<Instant> awaySince() {
        return Optional.ofNullable(awaySince);
    }

    /** A person says that it works again. */
    void reset() {
        breaker.reset();
        pace.release();
    }

    /** The breaker wants an exception to count a failure; it is never thrown. */
    private static final class Away extends Exception {
        Away(String reason) {
            super(reason, null, false, false);
        }
    }
}
