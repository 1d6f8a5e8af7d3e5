package dev.tradewind.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is set. Safe for any thread. */
public final class HandClock implements InstantSource {

    private final AtomicReference<Instant> now;

    public HandClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    public void forward(Duration by) {
        now.updateAndGet(i -> i.plus(by));
    }

    /** Also backward, as clocks are. */
    public void set(Instant to) {
        now.set(to);
    }
}
