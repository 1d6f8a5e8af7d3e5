package dev.tradewind.app.console;

import dev.tradewind.app.server.Changes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.SmartLifecycle;

/**
 * Turns changes of the hub into a version number that viewers wait for: many changes, few versions. Nobody reads the
 * database here; a page that learns of a new version asks for itself, and all askers share one reading
 * ({@link PerChange}). Safe for any thread.
 */
final class LiveUpdates implements SmartLifecycle {

    /** Viewers at the same time. Each holds one connection and one virtual thread, about 10 KB. */
    static final int VIEWERS_MAX = 200;

    /** Changes closer together are told once: faster than this nobody can read. */
    static final Duration BETWEEN_VERSIONS = Duration.ofMillis(400);

    /** Charts move on although nothing happens. */
    static final Duration VERSION_AT_LEAST_EVERY = Duration.ofMinutes(1);

    private final Changes changes;
    private final Semaphore changed = new Semaphore(0);
    private final AtomicInteger viewers = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long version = 1;
    private boolean running;
    private AutoCloseable subscription = () -> {};

    LiveUpdates(Changes changes) {
        this.changes = changes;
    }

    /** A new version at once, for a person who waits to see what he ordered. */
    void refresh() {
        lock.lock();
        try {
            version++;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long version() {
        lock.lock();
        try {
            return version;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a version other than {@code seen}, {@code longest} at most; the version then. */
    long await(long seen, Duration longest) throws InterruptedException {
        long nanos = longest.toNanos();
        lock.lock();
        try {
            while (running && version == seen && nanos > 0) {
                nanos = moved.awaitNanos(nanos);
            }
            return version;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is room for one more viewer; if so, {@link #leave} must follow. */
    boolean enter() {
        if (viewers.incrementAndGet() <= VIEWERS_MAX) {
            return true;
        }
        viewers.decrementAndGet();
        return false;
    }

    void leave() {
        viewers.decrementAndGet();
    }

    int viewers() {
        return viewers.get();
    }

    @Override
    public void start() {
        setRunning(true);
        subscription = changes.onChange(this::somethingChanged);
        Thread.ofVirtual().name("console-live").start(this::count);
    }

    /** Called by those who commit: costs an increment at most. */
    private void somethingChanged() {
        if (changed.availablePermits() == 0) {
            changed.release();
        }
    }

    private void count() {
        try {
            while (isRunning()) {
                changed.tryAcquire(VERSION_AT_LEAST_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                changed.drainPermits();
                refresh();
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause() throws InterruptedException {
        long nanos = BETWEEN_VERSIONS.toNanos();
        lock.lock();
        try {
            while (running && nanos > 0) {
                nanos = moved.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop() {
        setRunning(false);
        changed.release();
        try {
            subscription.close();
        } catch (Exception e) {
            throw new IllegalStateException("the console cannot leave the hub's changes", e);
        }
    }

    private void setRunning(boolean now) {
        lock.lock();
        try {
            running = now;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** Stopped before the web server, which would else wait for the viewers to go. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
