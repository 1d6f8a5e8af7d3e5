package dev.tradewind.app.server;

/**
 * Tells when something that a person can see has changed. A bean, beside those for {@code Insight} and {@code Controls}.
 * Safe for any thread.
 */
@FunctionalInterface
public interface Changes {

    /**
     * Calls {@code listener} after changes, at most about five times a second, until the result is closed. The listener
     * must be quick and throw nothing.
     */
    AutoCloseable onChange(Runnable listener);
}
