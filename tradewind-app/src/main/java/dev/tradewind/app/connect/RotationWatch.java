package dev.tradewind.app.connect;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks every minute whether a rotation can end. Runs as long as the program does. */
final class RotationWatch implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(RotationWatch.class);

    private final Rotations rotations;
    private final Semaphore stopping = new Semaphore(0);
    private volatile boolean running;

    RotationWatch(Rotations rotations) {
        this.rotations = rotations;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("rotations").start(this::watch);
    }

    private void watch() {
        try {
            while (!stopping.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            rotations.lookOnce();
        } catch (RuntimeException e) {
            log.error("Whether a rotation can end was not found out; it is looked at again in a minute.", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        stopping.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
