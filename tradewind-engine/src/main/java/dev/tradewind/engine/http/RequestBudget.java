package dev.tradewind.engine.http;

import dev.tradewind.engine.base.Priority;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** So many requests a minute, in an even flow; half of them for backfill while there is live work. Not safe for threads. */
final class RequestBudget {

    /** So that a few requests of one write are not spread over a minute. */
    private static final int BURST_SECONDS = 5;

    /** Backfill has one of so many requests, while there is live work. */
    private static final int BACKFILL_SHARE = 2;

    private final int perMinute;
    private final Bucket all;
    private final Bucket backfill;

    RequestBudget(int perMinute, InstantSource clock) {
        if (perMinute < 1) {
            throw new IllegalArgumentException("requests per minute must be at least 1, was " + perMinute);
        }
        this.perMinute = perMinute;
        this.all = bucket(perMinute, clock);
        this.backfill = bucket(Math.max(1, perMinute / BACKFILL_SHARE), clock);
    }

    private static Bucket bucket(int each, InstantSource clock) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(Math.max(1, each * BURST_SECONDS / 60))
                        .refillGreedy(each, Duration.ofMinutes(1)))
                .withCustomTimePrecision(new ByClock(clock))
                .build();
    }

    int perMinute() {
        return perMinute;
    }

    /** Takes one request out; false if there is none. */
    boolean tryTake(Priority priority, boolean isLiveLately) {
        boolean isBackfill = priority == Priority.BACKFILL;
        if (isBackfill && isLiveLately && backfill.estimateAbilityToConsume(1).getNanosToWaitForRefill() > 0) {
            return false;
        }
        if (!all.tryConsume(1)) {
            return false;
        }
        if (isBackfill) {
            backfill.tryConsume(1);
        }
        return true;
    }

    /** How long until there is one. */
    Duration untilNext(Priority priority, boolean isLiveLately) {
        long wait = all.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        if (priority == Priority.BACKFILL && isLiveLately) {
            wait = Math.max(wait, backfill.estimateAbilityToConsume(1).getNanosToWaitForRefill());
        }
        return Duration.ofNanos(wait);
    }

    private record ByClock(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
