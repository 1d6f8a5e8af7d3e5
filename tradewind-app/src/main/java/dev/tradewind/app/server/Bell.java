package dev.tradewind.app.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on that something has changed, but not each time: whoever rings costs nothing and waits for nobody, and the
 * listeners are called at most five times a second, on a thread of the bell's own. Safe for any thread.
 */
final class Bell implements Changes, AutoCloseable {

    /** Faster than anybody looks, slow enough for a page to be drawn in between. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final Logger log = LoggerFactory.getLogger(Bell.class);

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore rung = new Semaphore(0);
    private final Semaphore closing = new Semaphore(0);
    private final Thread ringer = Thread.ofVirtual().name("bell").start(this::passOn);

    void ring() {
        if (!listeners.isEmpty() && rung.availablePermits() == 0) {
            rung.release();
        }
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void passOn() {
        try {
            do {
                rung.acquire();
                rung.drainPermits();
                listeners.forEach(Bell::call);
            } while (!closing.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void call(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            log.error("A listener failed; the others were told all the same.", e);
        }
    }

    @Override
    public void close() {
        closing.release();
        ringer.interrupt();
    }
}
