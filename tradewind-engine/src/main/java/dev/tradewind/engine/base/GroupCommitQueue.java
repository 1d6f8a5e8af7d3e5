package dev.tradewind.engine.base;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes on a thread of its own, everything that waits in one transaction. Nobody is made to wait for company: while one
 * transaction is on its way to the disk, the next one gathers.
 *
 * <p>An {@link Error} in a piece of work or a step ends the queue for good: nothing further is committed, and every future
 * fails with that error.
 */
public final class GroupCommitQueue implements WriteQueue, AutoCloseable {

    /** Less than a second's work for a usual disk; beyond that a caller is better told now. */
    private static final int WAITING_MAX = 8_192;

    /** Where more in one commit no longer makes it cheaper, and only keeps the first of them waiting. */
    private static final int TOGETHER_MAX = 512;

    /** Transactions begun anew without the piece that failed, before each of the rest gets one of its own. */
    private static final int ROUNDS_MAX = 3;

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitQueue.class);

    private final Writer writer;
    private final Steps steps;
    private final ArrayBlockingQueue<Piece<?, ?>> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Piece<?, ?> last = Piece.single("close", tx -> "closed");
    private final CompletableFuture<Throwable> ended = new CompletableFuture<>();
    private final LongAdder commits = new LongAdder();
    private final Thread thread;
    private volatile boolean closing;

    GroupCommitQueue(Writer writer, Steps steps) {
        this.writer = writer;
        this.steps = steps;
        this.thread = Thread.ofPlatform().daemon().name("tradewind-writer").unstarted(this::run);
    }

    static GroupCommitQueue started(Writer writer, Steps steps) {
        var queue = new GroupCommitQueue(writer, steps);
        queue.thread.start();
        return queue;
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> submit(String step, Function<Tx, T> work) {
        return queued(Piece.single(step, work));
    }

    @Override
    public <I, O> CompletableFuture<O> submit(String step, Together<I, O> together, I item) {
        return queued(new Piece<>(step, together, item));
    }

    /** Transactions committed since the start. */
    public long commits() {
        return commits.sum();
    }

    /** Pieces of work that wait. */
    public int waiting() {
        return waiting.size();
    }

    /** Completes, with the reason, when the queue has ended for good: the process must then stop. */
    public CompletableFuture<Throwable> ended() {
        return ended.copy();
    }

    private <O extends @Nullable Object> CompletableFuture<O> queued(Piece<?, O> piece) {
        if (Thread.currentThread().equals(thread)) {
            throw new IllegalStateException("a piece of work must not wait for another, was " + piece.step);
        }
        if (closing || ended.isDone()) {
            throw refusal();
        }
        if (!waiting.offer(piece)) {
            throw new Overloaded(WAITING_MAX);
        }
        if (ended.isDone()) {
            piece.fail(refusal()); // The writer may have gone between the two checks, and would never see it.
        }
        return piece.future;
    }

    private Ended refusal() {
        return closing
                ? new Ended("the write queue was closed")
                : new Ended("the writer has ended; start the hub anew", ended.join());
    }

    private void run() {
        var batch = new ArrayList<Piece<?, ?>>();
        try {
            while (!batch.contains(last)) {
                batch.clear();
                batch.add(waiting.take());
                waiting.drainTo(batch, TOGETHER_MAX - 1);
                commitAll(batch);
            }
            for (batch.clear(); waiting.drainTo(batch, TOGETHER_MAX) > 0; batch.clear()) {
                commitAll(batch);
            }
            end(new Ended("the write queue was closed"), List.of());
        } catch (Error | Ended | InterruptedException e) {
            LOG.error("The writer has ended, nothing more is written. Start the hub anew.", e);
            end(e, batch);
        }
    }

    private void end(Throwable reason, List<Piece<?, ?>> unfinished) {
        ended.complete(reason);
        unfinished.forEach(piece -> piece.fail(reason));
        var rest = new ArrayList<Piece<?, ?>>();
        waiting.drainTo(rest);
        rest.forEach(piece -> piece.fail(reason));
    }

    private void commitAll(List<Piece<?, ?>> batch) {
        var left = new ArrayList<>(batch);
        boolean joined = true;
        try {
            for (int round = 0; round < ROUNDS_MAX && !left.isEmpty(); round++) {
                try {
                    commit(left, joined);
                    return;
                } catch (Guilty e) {
                    joined = joined && e.pieces.size() == 1;
                    if (e.pieces.size() == 1) {
                        e.pieces.getFirst().fail(e.failure);
                        left.removeAll(e.pieces);
                    }
                }
            }
            left.forEach(this::commitAlone);
        } catch (Unavailable e) {
            waiting.drainTo(left); // First: who hears of the failure may submit again, and that is a new attempt.
            LOG.error("{} writes failed", left.size(), e);
            left.forEach(piece -> piece.fail(e));
        }
    }

    private void commitAlone(Piece<?, ?> piece) {
        try {
            commit(List.of(piece), false);
        } catch (Guilty e) {
            piece.fail(e.failure);
        }
    }

    /** Commits, and completes the futures. Throws Guilty, and nothing is done, if one fails. */
    private void commit(List<Piece<?, ?>> pieces, boolean joined) {
        String names = pieces.stream().map(piece -> piece.step).distinct().collect(Collectors.joining("+"));
        try {
            writer.transact(names, steps, tx -> {
                runAll(tx, pieces, joined);
                return pieces;
            });
        } catch (Guilty | Unavailable | Ended e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Guilty(pieces, e);
        }
        commits.increment();
        pieces.forEach(Piece::complete);
    }

    private static void runAll(Tx tx, List<Piece<?, ?>> pieces, boolean joined) {
        int from = 0;
        while (from < pieces.size()) {
            int to = from + 1;
            while (joined && to < pieces.size() && pieces.get(to).together.equals(pieces.get(from).together)) {
                to++;
            }
            List<Piece<?, ?>> run = pieces.subList(from, to);
            try {
                runTogether(tx, run);
            } catch (RuntimeException e) {
                throw new Guilty(List.copyOf(run), e);
            }
            from = to;
        }
    }

    @SuppressWarnings("unchecked") // Pieces with the same Together have its types of item and result.
    private static <I, O extends @Nullable Object> void runTogether(Tx tx, List<Piece<?, ?>> run) {
        var pieces = (List<Piece<I, O>>) (List<?>) run;
        List<O> results = pieces.getFirst()
                .together
                .run(tx, pieces.stream().map(piece -> piece.item).toList());
        if (results.size() != pieces.size()) {
            throw new IllegalStateException(
                    "%d items of %s gave %d results".formatted(pieces.size(), pieces.getFirst().step, results.size()));
        }
        for (int i = 0; i < results.size(); i++) {
            pieces.get(i).result = results.get(i);
        }
    }

    /** Does what is queued, then ends. Called twice, does nothing the second time. */
    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        try {
            while (thread.isAlive() && !waiting.offer(last)) {
                Thread.onSpinWait();
            }
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One of these pieces failed; nothing of its transaction was kept. */
    private static final class Guilty extends RuntimeException {
        private final transient List<Piece<?, ?>> pieces;
        private final RuntimeException failure;

        Guilty(List<Piece<?, ?>> pieces, RuntimeException failure) {
            super(failure);
            this.pieces = pieces;
            this.failure = failure;
        }
    }

    private static final class Piece<I, O extends @Nullable Object> {
        private final String step;
        private final Together<I, O> together;
        private final I item;
        private final CompletableFuture<O> future = new CompletableFuture<>();
        private @Nullable O result;

        Piece(String step, Together<I, O> together, I item) {
            this.step = step;
            this.together = together;
            this.item = item;
        }

        static <T extends @Nullable Object> Piece<String, T> single(String step, Function<Tx, T> work) {
            return new Piece<>(step, (tx, alone) -> Collections.singletonList(work.apply(tx)), step);
        }

        @SuppressWarnings("NullAway") // The result is null only where the work's own result is.
        void complete() {
            future.complete(result);
        }

        void fail(Throwable reason) {
            future.completeExceptionally(reason);
        }
    }
}
