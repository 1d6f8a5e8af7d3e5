package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.Shop.Event;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Webhooks waiting to be sent. Each is tried once, whatever comes of it. One that is already waiting for the same
 * webhook and resource is not queued again; what it carries is made when it is sent, so it shows the last state.
 *
 * <p>Sent one after the other: a receiver that takes its time holds up all that follow, as in the real store.
 */
final class WebhookQueue implements AutoCloseable {

    /** Deliveries waiting; more are dropped, with a warning. A bound on memory only, far above what a demo reaches. */
    private static final int WAITING_MAX = 100_000;

    /** How far ahead a reordered delivery may jump. */
    private static final int REORDER_WINDOW = 5;

    /**
     * One delivery to make.
     *
     * @param copy what is sent a second time, as it was the first; empty for a delivery still to be written
     */
    record Pending(int webhookId, Event event, Optional<WebhookSender.Letter> copy) {

        Pending(int webhookId, Event event) {
            this(webhookId, event, Optional.empty());
        }
    }

    /** Makes a delivery; called without any lock held. */
    interface Sender {

        /** Returns the delivery that is to be made again, if chaos has it so. */
        Optional<Pending> send(Pending pending);
    }

    /** When it is due, then in which order it came. Nanoseconds since the queue was made, so that they never wrap. */
    private record Due(long nanos, long sequence) implements Comparable<Due> {

        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(nanos, other.nanos);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private static final Logger LOG = System.getLogger(WebhookQueue.class.getName());

    private final DeliveryMode mode;
    private final boolean onDemand;
    private final LongSupplier nanos;
    private final RandomGenerator random;
    private final Sender sender;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final NavigableMap<Due, Pending> waiting = new TreeMap<>();
    private final Set<Pending> known = new HashSet<>();
    private final long started;
    private final Thread runner;
    private Chaos chaos = Chaos.NONE;
    private long sequence;
    private int sending;
    private boolean closed;

    /** @param clock what time it is for {@link DeliveryMode.Manual} and {@link DeliveryMode.WpCron}; the others go by the machine's */
    WebhookQueue(DeliveryMode mode, InstantSource clock, RandomGenerator random, Sender sender) {
        this.mode = mode;
        this.onDemand = mode instanceof DeliveryMode.Manual || mode instanceof DeliveryMode.WpCron;
        this.nanos = onDemand ? () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()) : System::nanoTime;
        this.started = nanos.getAsLong();
        this.random = random;
        this.sender = sender;
        this.runner = Thread.ofVirtual().name("sandbox-webhooks").unstarted(this::work);
    }

    void start() {
        if (!onDemand) {
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
            if (waiting.size() >= WAITING_MAX) {
                LOG.log(Level.WARNING, "dropped a webhook: " + WAITING_MAX + " wait already");
            } else if (known.add(pending)) {
                waiting.put(new Due(now() + delayNanos(), sequence++), pending);
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

    /**
     * Sends all that wait, on this thread, and what is queued meanwhile; by hand, only what is due by the store's clock.
     * Returns how many.
     */
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
            while (!waiting.isEmpty() || sending > 0) {
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
            long limit = onDemand ? now() : Long.MAX_VALUE;
            boolean none = waiting.isEmpty() || waiting.firstKey().nanos() > limit;
            return none ? Optional.empty() : Optional.of(remove(limit));
        } finally {
            lock.unlock();
        }
    }

    /** Takes the first, or one of the next few if chaos wants it so; none that is due after {@code limit}. */
    private Pending remove(long limit) {
        boolean jump = chaos.reorderPercent() > 0 && random.nextInt(100) < chaos.reorderPercent();
        int skip = jump ? random.nextInt(REORDER_WINDOW) : 0;
        Due chosen = waiting.firstKey();
        for (Due due : waiting.keySet()) {
            if (skip-- < 0 || due.nanos() > limit) {
                break;
            }
            chosen = due;
        }
        Pending pending = Objects.requireNonNull(waiting.remove(chosen));
        known.remove(pending);
        sending++;
        return pending;
    }

    private void sendOne(Pending pending) {
        try {
            sender.send(pending).ifPresent(this::again);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "the sandbox failed to send " + pending, bug); // The others shall still be sent.
        } finally {
            lock.lock();
            try {
                sending--;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void again(Pending copy) {
        lock.lock();
        try {
            waiting.put(new Due(now() + delayNanos(), sequence++), copy);
            changed.signalAll();
        } finally {
            lock.unlock();
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
                if (waiting.isEmpty()) {
                    changed.await();
                    continue;
                }
                long left = waiting.firstKey().nanos() - now();
                if (left <= 0) {
                    return Optional.of(remove(now()));
                }
                changed.await(left, TimeUnit.NANOSECONDS);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private long now() {
        return nanos.getAsLong() - started;
    }

    private long delayNanos() {
        long delay = switch (mode) {
            case DeliveryMode.Immediate now -> 0;
            case DeliveryMode.After later -> later.delay().toNanos();
            case DeliveryMode.Manual byHand -> 0;
            case DeliveryMode.WpCron onRequest -> 0;
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
