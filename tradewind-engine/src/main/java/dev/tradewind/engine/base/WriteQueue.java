package dev.tradewind.engine.base;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one way to write: pieces of work go in, whatever waits is done in one transaction, and after its commit (fsync) the
 * futures complete. So a thousand writers share one fsync, and no two write at the same time.
 *
 * <p>Work is done in the order in which it was submitted. If a piece of work throws, the others of its transaction are done
 * all the same, and its own future fails. If the queue is full, {@link #submit} throws {@link Overloaded} at once: the
 * caller sheds load while it still can answer. While the database cannot be written (disk full, connection lost), futures
 * fail with {@link Unavailable}; the queue goes on by itself when the database does.
 *
 * <p>Futures complete on the writer's thread: what depends on them must be quick, or asynchronous.
 *
 * <p>Safe for any thread.
 */
public interface WriteQueue {

    /**
     * Queues work.
     *
     * @param step names the commit for {@link Steps}, for example {@code append}
     * @param work runs on the writer's thread, possibly more than once (its transaction is rolled back between); must be
     *     quick, and touch nothing but the database
     */
    <T extends @Nullable Object> CompletableFuture<T> submit(String step, Function<Tx, T> work);

    /**
     * Queues one item of work that costs less when it is done for many at once: neighbours in the queue with the same
     * {@code together} (the same object) become one call.
     */
    default <I, O> CompletableFuture<O> submit(String step, Together<I, O> together, I item) {
        return submit(step, tx -> together.run(tx, List.of(item)).getFirst());
    }

    /** As {@link #submit}, and waits for the commit. */
    default <T extends @Nullable Object> T write(String step, Function<Tx, T> work) {
        return await(submit(step, work));
    }

    /** As {@link #submit(String, Together, Object)}, and waits for the commit. */
    default <I, O> O write(String step, Together<I, O> together, I item) {
        return await(submit(step, together, item));
    }

    private static <T extends @Nullable Object> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Work on many items; one result an item, in their order. */
    @FunctionalInterface
    interface Together<I, O> {
        List<O> run(Tx tx, List<I> items);
    }

    /** More work than the queue may hold. */
    final class Overloaded extends RuntimeException {
        public Overloaded(int waitingMax) {
            super("%d writes are waiting for the disk, which is the limit".formatted(waitingMax));
        }
    }

    /**
     * The database cannot be written at present. Whether the work was done is then unknown if the connection broke during
     * the commit: it must be harmless to do it again.
     */
    final class Unavailable extends RuntimeException {
        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The queue was closed, or has ended for good: the process must be started anew. */
    final class Ended extends RuntimeException {
        public Ended(String message) {
            super(message);
        }

        public Ended(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
