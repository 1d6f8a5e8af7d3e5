package dev.tradewind.sandbox.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * People who use the store: shoppers who place orders at the checkout, and staff who complete, cancel, refund and
 * correct them. Seeded: the same seed makes the same orders in the same sequence.
 *
 * <p>Safe for any thread; one person acts at a time.
 */
public final class Shoppers implements AutoCloseable {

    /** Shorter would be a load test, which a plain loop over {@link #placeOne()} does better. */
    private static final Duration EVERY_MIN = Duration.ofMillis(10);

    /** Of a hundred orders placed, this many are followed by something staff do to an earlier one. */
    private static final int STAFF_PERCENT = 45;

    private final RandomGenerator random;
    private final ShoppingTrip trip;
    private final StaffRound staff;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<Duration> every = Optional.empty();
    private int shift;
    private boolean onShift;
    private String lastProblem = "";
    private long placed;

    Shoppers(SandboxStore store, RandomGenerator random) {
        this.random = random;
        this.trip = new ShoppingTrip(store, random);
        this.staff = new StaffRound(store, random);
    }

    /** Starts placing orders, one about every {@code pace}, until stopped. Started again, only the pace changes. */
    public void start(Duration pace) {
        if (pace.compareTo(EVERY_MIN) < 0) {
            throw new IllegalArgumentException("the pace must be at least " + EVERY_MIN + ", was " + pace);
        }
        lock.lock();
        try {
            every = Optional.of(pace);
            lastProblem = "";
            changed.signalAll();
            if (!onShift) {
                onShift = true;
                int mine = ++shift;
                Thread.ofVirtual().name("sandbox-shoppers").start(() -> work(mine));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Stops placing orders. Nothing happens if they were not started. */
    public void stop() {
        lock.lock();
        try {
            every = Optional.empty();
            onShift = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether orders are being placed. */
    public boolean running() {
        lock.lock();
        try {
            return every.isPresent();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nobody places orders any more. Returns whether that came about within {@code limit}. */
    public boolean awaitStopped(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (every.isPresent() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return every.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** How many orders were placed so far. */
    public long placed() {
        lock.lock();
        try {
            return placed;
        } finally {
            lock.unlock();
        }
    }

    /** Why they stopped by themselves, for example because the store is full; empty if they did not. */
    public String lastProblem() {
        lock.lock();
        try {
            return lastProblem;
        } finally {
            lock.unlock();
        }
    }

    /** Places one order through the checkout. What runs low is restocked before. Returns its id. */
    public int placeOne() {
        lock.lock();
        try {
            staff.restock();
            int id = trip.shop();
            placed++;
            return id;
        } finally {
            lock.unlock();
        }
    }

    /** Staff do one thing to one of the latest orders: complete, cancel, refund, correct the address. Returns its id; empty if there was nothing to do. */
    public Optional<Integer> staffActOnce() {
        lock.lock();
        try {
            return staff.act();
        } finally {
            lock.unlock();
        }
    }

    /** Ends when stopped, or when a later shift has taken over. */
    private void work(int mine) {
        lock.lock();
        try {
            while (every.isPresent() && mine == shift) {
                long millis = every.get().toMillis();
                long pause = millis / 2 + random.nextLong(millis + 1);
                boolean woken = changed.await(pause, TimeUnit.MILLISECONDS);
                if (!woken && every.isPresent() && mine == shift) {
                    placeOne();
                    if (random.nextInt(100) < STAFF_PERCENT) {
                        staff.act();
                    }
                }
            }
        } catch (IllegalArgumentException refused) {
            lastProblem = String.valueOf(refused.getMessage());
            changed.signalAll();
            every = Optional.empty();
            onShift = false;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
