package dev.tradewind.engine.sync;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets a loop sleep until there is something to do. A call that comes while the loop works is not lost. Safe for any thread. */
final class Wakeup {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition called = lock.newCondition();
    private final Condition over = lock.newCondition();
    private boolean pending;
    private boolean ended;

    void call() {
        lock.lock();
        try {
            pending = true;
            called.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until called, or for {@code longest}; at once if called since the last wait. */
    void await(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long nanos = longest.toNanos();
            while (!pending && nanos > 0) {
                nanos = called.awaitNanos(nanos);
            }
            pending = false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for {@code time}, whoever calls meanwhile; less only if {@link #end ended}. */
    void rest(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long nanos = time.toNanos();
            while (!ended && nanos > 0) {
                nanos = over.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits any more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            pending = true;
            over.signalAll();
            called.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
