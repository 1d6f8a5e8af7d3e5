package dev.tradewind.engine.base;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes on the caller's thread, one transaction a piece of work: for tests that decide the order of things, and for
 * commands that write once. An {@link Error} (a test's crash) comes out of {@link #submit} itself.
 */
final class InlineWriteQueue implements WriteQueue {

    private final Writer writer;
    private final Steps steps;

    InlineWriteQueue(Writer writer, Steps steps) {
        this.writer = writer;
        this.steps = steps;
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> submit(String step, Function<Tx, T> work) {
        try {
            return CompletableFuture.completedFuture(writer.transact(step, steps, work));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
