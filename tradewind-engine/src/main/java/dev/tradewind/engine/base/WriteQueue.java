package dev.tradewind.engine.base;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The one way to write: pieces of work go in, whatever waits is done in one transaction, and after its commit (fsync) the
 * futures complete. So a thousand writers share one fsync, and no two write at the same time.
 *
 * <p>If a piece of work throws, the others of its transaction are done all the same, and its own future fails. If the
 * queue is full, {@link #submit} throws {@link Overloaded} at once: the caller sheds load while it still can answer.
 *
 * <p>Safe for any thread.
 */
public interface WriteQueue {

    /**
     * Queues work.
     *
     * @param step names the commit for {@link Steps}, for example {@code append}
     * @param work runs on the writer's thread, possibly twice (its transaction is rolled back between); must be quick, and
     *     touch nothing but the database
     */
    <T> CompletableFuture<T> submit(String step, Function<Tx, T> work);

    /** As {@link #submit}, and waits for the commit. */
    <T> T write(String step, Function<Tx, T> work);

    /** More work than the queue may hold. */
    final class Overloaded extends RuntimeException {
        public Overloaded(int waitingMax) {
            super("%d writes are waiting for the disk, which is the limit".formatted(waitingMax));
        }
    }
}
