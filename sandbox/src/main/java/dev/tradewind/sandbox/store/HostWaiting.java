package dev.tradewind.sandbox.store;

import java.time.Duration;

/** How the time passes that a store's host takes over an answer: by sleeping, or by hand in a test. */
@FunctionalInterface
public interface HostWaiting {

    /** Returns when {@code time} has passed. Called from many threads at once. */
    void pass(Duration time) throws InterruptedException;
}
