package dev.tradewind.engine.base;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's clock, which is not followed where it is set back by more than a minute: whoever waits for a time of before
 * would wait as much longer, and records that were seen before would be the newer ones. From then on time is that of before
 * and what has passed since, until the machine's clock has come up to it, or a restart. Where it is set forward it is
 * followed. Safe for any thread.
 */
public final class SteadyClock implements InstantSource {

    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

    /** Clocks are put right by so much now and then, which disturbs nobody. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    /** How long a moment serves to measure from: not every question needs a new one. */
    private static final Duration SERVES = Duration.ofSeconds(1);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final AtomicReference<Anchor> anchor;

    /**
     * A moment to measure from.
     *
     * @param isOwn whether the machine's clock is behind it
     */
    private record Anchor(Instant time, long nanos, boolean isOwn) {}

    /**
     * A clock that is not set back.
     *
     * @param nanos counts on whatever the machine's clock does, as {@link System#nanoTime} does
     */
    public SteadyClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.anchor = new AtomicReference<>(new Anchor(wall.instant(), nanos.getAsLong(), false));
    }

    @Override
    public Instant instant() {
        Anchor from = anchor.get();
        long now = nanos.getAsLong();
        Duration passed = Duration.ofNanos(now - from.nanos());
        Instant steady = from.time().plus(passed);
        Instant shown = wall.instant();
        boolean isOwn = shown.isBefore(steady.minus(SLACK));
        Instant time = isOwn ? steady : shown;
        if (isOwn != from.isOwn() || passed.compareTo(SERVES) > 0) {
            boolean isFirst = anchor.compareAndSet(from, new Anchor(time, now, isOwn));
            if (isFirst && isOwn && !from.isOwn()) {
                LOG.warn(
                        "the machine's clock was set back from about {} to {}; the hub goes on from where it was."
                                + " Restart it once the clock is right",
                        steady,
                        shown);
            }
        }
        return time;
    }
}
