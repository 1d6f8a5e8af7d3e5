package dev.tradewind.engine.base;

/**
 * Told at every point at which a crash would matter: before and after each commit, before and after each external call.
 * Does nothing in production. A test throws a {@code Crash} (an {@link Error}) from it, and so dies exactly there.
 */
@FunctionalInterface
public interface Steps {

    /** For production. */
    Steps NONE = step -> {};

    void reached(String step);
}
