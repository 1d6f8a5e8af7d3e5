package dev.tradewind.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Sends orders over many connections from one thread.
 *
 * <p>Closed loop: each connection sends its next order as soon as the last is acknowledged; shows the throughput. Open loop:
 * orders fall due at random times of a given rate, whether or not earlier ones are acknowledged, and each time counts from
 * when it was due: a server that stalls is charged for everybody who would have waited (no coordinated omission).
 */
public final class Sender {

    /** After the last order was due, time for the stragglers. */
    private static final long STRAGGLERS_NANOS = Duration.ofSeconds(10).toNanos();

    private static final long SELECT_MILLIS = 100;

    private final Load load;
    private final SignedOrders orders;
    private final Latencies latencies = new Latencies();
    private final ArrayDeque<Line> idle = new ArrayDeque<>();
    private final List<Line> lines = new ArrayList<>();
    private long acknowledged;
    private long refused;
    private String firstRefusal = "";
    private long measureFrom;
    private long measureTo;

    private Sender(Load load, SignedOrders orders) {
        this.load = load;
        this.orders = orders;
    }

    /** As fast as it goes, on all connections. */
    public static Load.Result closedLoop(Load load, SignedOrders orders, Duration warmUp, Duration measured) {
        return new Sender(load, orders).run(warmUp, measured, new ConcurrentLinkedQueue<>(), true);
    }

    /** All {@code orders}, as fast as it goes; there is no warm-up. */
    public static Load.Result all(Load load, SignedOrders orders) {
        return closedLoop(load, orders, Duration.ZERO, Duration.ofHours(1));
    }

    /** At {@code perSecond} on average, with the gaps of independent shoppers. */
    public static Load.Result openLoop(
            Load load,
            SignedOrders orders,
            double perSecond,
            Duration warmUp,
            Duration measured,
            RandomGenerator random) {
        Queue<Long> due = new ConcurrentLinkedQueue<>();
        var sender = new Sender(load, orders);
        try (Selector selector = Selector.open()) {
            long end = System.nanoTime() + warmUp.plus(measured).toNanos();
            Thread pacer = Thread.ofPlatform().daemon().start(() -> pace(due, selector, perSecond, end, random));
            Load.Result result = sender.run(selector, warmUp, measured, due, false);
            pacer.join();
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }

    // A thread of its own: a selector wakes to the millisecond only, a parked thread to some ten microseconds.
    private static void pace(Queue<Long> due, Selector selector, double perSecond, long end, RandomGenerator random) {
        long next = System.nanoTime();
        while (next < end) {
            for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            due.add(next);
            selector.wakeup();
            next += (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9);
        }
    }

    private Load.Result run(Duration warmUp, Duration measured, Queue<Long> due, boolean closed) {
        try (Selector selector = Selector.open()) {
            return run(selector, warmUp, measured, due, closed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Load.Result run(Selector selector, Duration warmUp, Duration measured, Queue<Long> due, boolean closed)
            throws IOException {
        long began = System.nanoTime();
        measureFrom = began + warmUp.toNanos();
        measureTo = measureFrom + measured.toNanos();
        for (int i = 0; i < load.connections(); i++) {
            var line = new Line(load, orders, selector);
            lines.add(line);
            idle.add(line);
        }
        long lastEnd = began;
        int busy = 0;
        while (true) {
            long now = System.nanoTime();
            busy += closed ? beginClosed(now) : beginDue(due);
            boolean over = closed
                    ? busy == 0 || now > measureTo
                    : (now > measureTo && due.isEmpty() && busy == 0) || now > measureTo + STRAGGLERS_NANOS;
            if (over) {
                break;
            }
            selector.select(SELECT_MILLIS);
            for (SelectionKey key : selector.selectedKeys()) {
                if (((Line) key.attachment()).proceed()) {
                    lastEnd = System.nanoTime();
                    ended((Line) key.attachment(), lastEnd);
                    busy--;
                }
            }
            selector.selectedKeys().clear();
        }
        for (Line line : lines) {
            line.close();
        }
        // Without any answer there is no end either: then it took all the time there was.
        double seconds = (lastEnd == began ? measured.toNanos() : Math.min(lastEnd, measureTo) - measureFrom) / 1e9;
        return new Load.Result(
                acknowledged, refused + (closed ? 0 : busy + due.size()), seconds, latencies, firstRefusal);
    }

    private int beginClosed(long now) throws IOException {
        int begun = 0;
        while (!idle.isEmpty()) {
            int order = orders.take();
            if (order < 0) {
                break;
            }
            idle.remove().begin(order, now);
            begun++;
        }
        return begun;
    }

    private int beginDue(Queue<Long> due) throws IOException {
        int begun = 0;
        while (!idle.isEmpty() && !due.isEmpty()) {
            int order = orders.take();
            if (order < 0) {
                throw new IllegalStateException("too few orders were signed: " + orders.taken());
            }
            idle.remove().begin(order, due.remove());
            begun++;
        }
        return begun;
    }

    private void ended(Line line, long now) {
        idle.add(line);
        boolean counts = now >= measureFrom && now <= measureTo;
        if (line.status() == 200 && counts) {
            acknowledged++;
            latencies.add(now - line.since());
        } else if (line.status() != 200) {
            refused++;
            if (firstRefusal.isEmpty()) {
                firstRefusal = line.outcome();
            }
        }
    }
}
