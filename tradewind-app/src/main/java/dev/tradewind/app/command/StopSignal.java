package dev.tradewind.app.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM, turned into a wait that ends: so that the command closes what it has opened in the same order as
 * always, and the process ends only after that.
 */
final class StopSignal implements AutoCloseable {

    /** Attempts under way get their answers within this; whoever waits for the process to end waits no longer. */
    private static final Duration CLOSING_MAX = Duration.ofSeconds(20);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");

    private StopSignal() {}

    /** Open it first and close it last. */
    static StopSignal listen() {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    void await() throws InterruptedException {
        stopped.await();
    }

    private void stop() {
        stopped.countDown();
        try {
            if (!closed.await(CLOSING_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("tradewind: not everything ended in time; what is on disk is whole all the same.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already: the hook has done its work.
        }
    }
}
