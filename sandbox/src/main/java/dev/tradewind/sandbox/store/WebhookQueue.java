package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.Shop.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Webhooks waiting to be sent. Each is tried once, whatever comes of it. One that is already waiting for the same
 * webhook and resource is not queued again; what it carries is made when it is sent, so it shows the last state.
 *
 * <p>Sent one after the other: a receiver that takes its time holds up all that follow, as in the real store.
 */
final class WebhookQueue implements AutoCloseable {

    /** Deliveries waiting; more are dropped and counted. A bound on memory only, far above what a demo reaches. */
    private static final int WAITING_MAX = 100_000;

    /** How far ahead a reordered delivery may jump. */
    private static final int REORDER_WINDOW = 5;

    /** One delivery to make. */
    record Pending(int webhookId, Event event) {}

    /** Makes a delivery; called without any lock held. */
    interface Sender {
        void send(Pending pending);
    }

    private record Waiting(Pending pending, long dueNanos) {}

    private final DeliveryMode mode;
    private final RandomGenerator random;
    private final Sender sender;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Thread runner;
    private Chaos chaos = Chaos.NONE;
    private boolean sending;
    private boolean closed;

    WebhookQueue(DeliveryMode mode, RandomGenerator random, Sender sender) {
        this.mode = mode;
        this.random = random;
        this.sender = sender;
        this.runner = Thread.ofVirtual().name("sandbox-webhooks").unstarted(this::work);
    }

    void start() {
        if (!(mode instanceof DeliveryMode.Manual)) {
            runner.start();
        }
    }

    void chaos(Chaos newChaos) {
        lock.lock();
        try {
            chaos = newChaos;
        } finally {
            lock.unlock();
        }
    }

    Chaos chaos() {
        lock.lock();
        try {
            return chaos;
        } finally {
            lock.unlock();
        }
    }

    void add(Pending pending) {
        lock.lock();
        try {
            boolean alreadyThere = waiting.stream().anyMatch(w -> w.pending().equals(pending));
            if (!alreadyThere && waiting.size() < WAITING_MAX) {
                waiting.add(new Waiting(pending, System.nanoTime() + delayNanos()));
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Sends all that wait, on this thread, and what is queued meanwhile. Returns how many. */
    int run() {
        int sent = 0;
        for (Optional<Pending> next = take(); next.isPresent(); next = take()) {
            sendOne(next.get());
            sent++;
        }
        return sent;
    }

    /** Waits until nothing waits and nothing is being sent. Returns whether that came about in time. */
    boolean awaitEmpty(java.time.Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (!waiting.isEmpty() || sending) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Pending> take() {
        lock.lock();
        try {
            return waiting.isEmpty() ? Optional.empty() : Optional.of(remove(waiting.size()));
        } finally {
            lock.unlock();
        }
    }

    private Pending remove(int dueCount) {
        int index = chaos.reorderPercent() > 0 && random.nextInt(100) < chaos.reorderPercent()
                ? random.nextInt(Math.min(dueCount, REORDER_WINDOW))
                : 0;
        sending = true;
        return waiting.remove(index).pending();
    }

    private void sendOne(Pending pending) {
        try {
            sender.send(pending);
        } finally {
            lock.lock();
            try {
                sending = false;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void work() {
        try {
            while (true) {
                Optional<Pending> next = awaitDue();
                if (next.isEmpty()) {
                    return;
                }
                sendOne(next.get());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Pending> awaitDue() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                long now = System.nanoTime();
                int due = 0;
                long soonest = Long.MAX_VALUE;
                for (Waiting one : waiting) {
                    long left = one.dueNanos() - now;
                    if (left > 0) {
                        soonest = Math.min(soonest, left);
                    } else {
                        due++;
                    }
                }
                if (due > 0) {
                    waiting.sort((a, b) -> Long.compare(a.dueNanos() - now, b.dueNanos() - now));
                    return Optional.of(remove(due));
                }
                if (soonest == Long.MAX_VALUE) {
                    changed.await();
                } else {
                    changed.await(soonest, TimeUnit.NANOSECONDS);
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private long delayNanos() {
        long delay = switch (mode) {
            case DeliveryMode.Immediate now -> 0;
            case DeliveryMode.After later -> later.delay().toNanos();
            case DeliveryMode.Manual byHand -> 0;
        };
        long more = chaos.delayMax().toNanos();
        return more == 0 ? delay : delay + random.nextLong(more);
    }

    /** Stops sending; what still waits is lost. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        runner.interrupt();
    }
}
