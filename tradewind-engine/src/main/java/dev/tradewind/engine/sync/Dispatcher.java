package dev.tradewind.engine.sync;

import dev.tradewind.api.Outcome;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.http.Slots;
import dev.tradewind.engine.lane.DeliveryStore;
import dev.tradewind.engine.lane.Due;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends what is due to one destination. Every destination has its own, so that one that is slow or down delays no other.
 *
 * <p>Waiting deliveries are on disk; here is a window of at most {@value #WINDOW} due ones for each priority. Live ones go
 * first; among flows whoever has been due longest. {@link #dispatchOnce} is called by one thread.
 */
final class Dispatcher {

    /** Deliveries read ahead: enough that reading costs little for each, few enough to cost no heap. */
    static final int WINDOW = 256;

    /** How long a delivery that can share a call waits for company: a call of its own would cost the destination more. */
    static final Duration COMPANY_WAIT = Duration.ofSeconds(1);

    private final String destination;
    private final DeliveryStore deliveries;
    private final LaneGuard guard;
    private final Courier courier;
    private final Health health;
    private final Dispatching dispatching;
    private final Deque<Due> live = new ArrayDeque<>();
    private final Deque<Due> backfill = new ArrayDeque<>();
    private final AtomicReference<Slots> underWay = new AtomicReference<>(Slots.NONE);

    /**
     * What a dispatcher is given besides its organs.
     *
     * @param flows the flows that write to a destination, without paused ones
     * @param isPaused whether the destination itself is paused
     * @param executor runs attempts; a test's runs them at once
     * @param ended told when an attempt is over
     */
    record Dispatching(
            Function<String, List<Flow>> flows,
            BooleanSupplier isPaused,
            Executor executor,
            Runnable ended,
            InstantSource clock) {}

    Dispatcher(String destination, DeliveryStore deliveries, LaneGuard guard, Couriers with, Dispatching dispatching) {
        this.destination = destination;
        this.deliveries = deliveries;
        this.guard = guard;
        this.courier = with.courier();
        this.health = with.health();
        this.dispatching = dispatching;
    }

    /** Who calls, and whether calling is wise. */
    record Couriers(Courier courier, Health health) {}

    /** Starts what may be started now; how many attempts began. */
    int dispatchOnce() {
        courier.writeDown();
        if (dispatching.isPaused().getAsBoolean()) {
            live.clear();
            backfill.clear();
            return 0;
        }
        int begun = 0;
        // Looked at again each time: an attempt may have found that the credentials are no longer accepted. And while
        // outcomes cannot be written down, each further call is one more that nobody remembers if the process dies.
        while (!dispatching.isPaused().getAsBoolean()
                && !courier.owes()
                && (begin(live, Priority.LIVE) || begin(backfill, Priority.BACKFILL))) {
            begun++;
        }
        return begun;
    }

    /** When there will be something to do, if nothing calls before; empty if that cannot be told. */
    Optional<Instant> nextDue() {
        Instant now = dispatching.clock().instant();
        return flows().stream()
                .map(flow -> deliveries.nextDue(flow.name(), now))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    int underWay() {
        return underWay.get().all();
    }

    /** The first of the window that nobody has; the window is filled once if it is empty. */
    private Optional<Due> take(Deque<Due> window, Priority priority) {
        Supplier<Optional<Due>> first = () -> {
            for (Due due = window.poll(); due != null; due = window.poll()) {
                if (isRunning(due) && guard.tryTake(due.id())) {
                    return Optional.of(due);
                }
            }
            return Optional.empty();
        };
        return first.get().or(() -> {
            List<Flow> flows = flows();
            int each = WINDOW / Math.max(1, flows.size());
            flows.forEach(flow -> fill(window, flow, priority, Math.max(1, each)));
            return first.get();
        });
    }

    /** A flow that was paused after the window was filled. */
    private boolean isRunning(Due due) {
        return flow(due).isPresent();
    }

    private Optional<Flow> flow(Due due) {
        return flows().stream().filter(f -> f.name().equals(due.lane().flow())).findFirst();
    }

    /**
     * Adds what is due of one flow to the window. What is under way is still waiting on disk, and may be all of the first; it
     * is left out even if it ends while this reads: taken once more, it would keep a place in a call for nothing.
     */
    private void fill(Deque<Due> window, Flow flow, Priority priority, int most) {
        Set<Long> taken = guard.taken();
        deliveries.due(flow.name(), priority, dispatching.clock().instant(), most + taken.size()).stream()
                .filter(due -> !taken.contains(due.id()))
                .limit(most)
                .forEach(window::add);
    }

    private List<Flow> flows() {
        return dispatching.flows().apply(destination);
    }

    private boolean begin(Deque<Due> window, Priority priority) {
        if (!health.hasRoom(underWay.get(), priority) || !health.tryCall()) {
            return false;
        }
        List<Due> next = permitted(window, priority);
        if (next.isEmpty()) {
            return false;
        }
        underWay.updateAndGet(slots -> slots.begin(priority));
        dispatching.executor().execute(() -> attempt(next, priority));
        return true;
    }

    /** What the next call carries. If that is nothing, or cannot be found out, the right to the call is given back. */
    private List<Due> permitted(Deque<Due> window, Priority priority) {
        List<Due> next = List.of();
        try {
            next = nextCall(window, priority);
            return next;
        } finally {
            if (next.isEmpty()) {
                health.notCalled();
            }
        }
    }

    /** What the next call carries: one delivery, or as many as its operation takes together; empty if nothing is ready. */
    private List<Due> nextCall(Deque<Due> window, Priority priority) {
        return take(window, priority)
                .map(first -> flow(first)
                        .map(flow -> withCompany(first, flow, window, priority))
                        .orElseGet(() -> List.of(first)))
                .orElse(List.of());
    }

    private List<Due> withCompany(Due first, Flow flow, Deque<Due> window, Priority priority) {
        int most = flow.operation().together();
        List<Due> call = new ArrayList<>(List.of(first));
        boolean goes = false;
        try {
            gather(call, most, window);
            if (call.size() < most) {
                fill(window, flow, priority, WINDOW);
                gather(call, most, window);
            }
            goes = call.size() == most || isRipe(call);
        } finally {
            if (!goes) {
                call.forEach(due -> guard.release(due.id()));
            }
        }
        return goes ? call : List.of();
    }

    private void gather(List<Due> call, int most, Deque<Due> window) {
        String flow = call.getFirst().lane().flow();
        for (var rest = window.iterator(); rest.hasNext() && call.size() < most; ) {
            Due due = rest.next();
            if (due.lane().flow().equals(flow)) {
                rest.remove();
                if (guard.tryTake(due.id())) {
                    call.add(due);
                }
            }
        }
    }

    /** Whether one of them has waited for company long enough. */
    private boolean isRipe(List<Due> call) {
        Instant until = dispatching.clock().instant().minus(COMPANY_WAIT);
        return call.stream().anyMatch(due -> !due.since().isAfter(until));
    }

    private void attempt(List<Due> call, Priority priority) {
        Optional<Outcome> answer = Optional.empty();
        try {
            answer = courier.attempt(call.stream().map(Due::id).toList());
        } finally {
            answer.ifPresentOrElse(outcome -> health.ended(outcome, priority), health::notCalled);
            underWay.updateAndGet(slots -> slots.end(priority));
            dispatching.ended().run();
        }
    }
}
