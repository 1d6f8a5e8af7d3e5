package dev.tradewind.engine.sync;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one piece of work again and again on a thread of its own, until closed. A failure is logged and the work is tried
 * again a little later: a database that was away comes back.
 */
final class Loop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration CLOSING_MAX = Duration.ofSeconds(10);

    private final String name;
    private final Supplier<Duration> work;
    private final Wakeup wakeup = new Wakeup();
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Prepares the loop; {@link #start} starts it.
     *
     * @param work returns how long to wait at most before it is to be done again; zero for at once
     */
    Loop(String name, Supplier<Duration> work) {
        this.name = name;
        this.work = work;
        this.thread = Thread.ofPlatform().daemon().name("tradewind-" + name).unstarted(this::run);
    }

    Loop start() {
        thread.start();
        return this;
    }

    /** There is something to do. */
    void wake() {
        wakeup.call();
    }

    /** For the work itself: lets others have the processor for a while. To be woken does not end it; to be closed does. */
    void rest(Duration time) {
        try {
            wakeup.rest(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Only close() interrupts; the loop sees it next.
        }
    }

    private void run() {
        while (!closed) {
            try {
                wakeup.await(once());
            } catch (InterruptedException e) {
                return; // Only close() interrupts.
            }
        }
    }

    private Duration once() {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return failed(e);
        } catch (Error e) {
            // Out of memory, or a class that cannot be loaded: without this loop the hub would take in and do nothing.
            return failed(e);
        }
    }

    private Duration failed(Throwable e) {
        if (!closed) {
            LOG.error("{} failed; it goes on in {}", name, AFTER_FAILURE, e);
        }
        return AFTER_FAILURE;
    }

    /** Lets the work under way end, and waits for that, but not for ever. */
    @Override
    public void close() {
        close(List.of(this));
    }

    /** Closes several at the same time: all together wait no longer than one would. */
    static void close(Collection<Loop> loops) {
        loops.forEach(Loop::end);
        long until = System.nanoTime() + CLOSING_MAX.toNanos();
        loops.forEach(loop -> loop.awaitEnd(Duration.ofNanos(Math.max(0, until - System.nanoTime()))));
    }

    private void end() {
        closed = true;
        wakeup.end();
    }

    private void awaitEnd(Duration longest) {
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(longest)) {
                LOG.warn("{} did not end within {}; it is interrupted", name, CLOSING_MAX);
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
