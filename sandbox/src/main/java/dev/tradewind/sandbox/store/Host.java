package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.store.HostPace.Work;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The machine a store runs on: lets so many requests in at once, and takes its time over each. Safe for any thread. */
final class Host {

    /** An answer, and what it cost. */
    record Served(Answer answer, Work work) {}

    /** A pace with its turnstile, changed together. */
    private record Setup(HostPace pace, Semaphore workers) {}

    private final HostWaiting waiting;
    private volatile Setup setup;

    Host(HostPace pace, HostWaiting waiting) {
        this.waiting = waiting;
        this.setup = setup(pace);
    }

    private static Setup setup(HostPace pace) {
        return new Setup(pace, new Semaphore(pace.workers() == 0 ? Integer.MAX_VALUE : pace.workers(), true));
    }

    void pace(HostPace pace) {
        setup = setup(pace);
    }

    Answer serve(Supplier<Served> work) {
        Setup now = setup;
        if (now.pace().costsNothing()) {
            return work.get().answer();
        }
        now.workers().acquireUninterruptibly();
        try {
            Served served = work.get();
            waiting.pass(now.pace().latency(served.work()));
            return served.answer();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the sandbox was closed before it answered", closing);
        } finally {
            now.workers().release();
        }
    }
}
