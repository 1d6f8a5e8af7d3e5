package dev.tradewind.engine.http;

import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.testkit.HandClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A shop's host and those who call it, simulated event by event on a clock set by hand: so many requests are worked on at
 * once, the others wait their turn there, so that it gets slower and not faster when it is asked too much at once.
 */
final class SimulatedHost {

    private final HandClock clock;
    private final Pace pace;
    private final int workers;
    private final Deque<Running> queue = new ArrayDeque<>();
    private final PriorityQueue<Running> working = new PriorityQueue<>(Comparator.comparing(r -> r.endsAt));
    private final List<Caller> callers = new ArrayList<>();
    private int percent = 100;
    private int status = 200;
    private Map<String, List<String>> headers = Map.of();
    private int mostUnderWay;

    SimulatedHost(HandClock clock, Pace pace, int workers) {
        this.clock = clock;
        this.pace = pace;
        this.workers = workers;
    }

    /** Who calls again and again, {@code every} so long if the answer comes in time, at once with zero. */
    static final class Caller {
        private final Priority priority;
        private final String path;
        private final Duration work;
        private final Duration every;
        private Instant wants;
        private boolean isCalling;
        final List<Duration> latencies = new ArrayList<>();
        int calls;

        private Caller(Priority priority, String path, Duration work, Duration every, Instant wants) {
            this.priority = priority;
            this.path = path;
            this.work = work;
            this.every = every;
            this.wants = wants;
        }

        Duration mean() {
            return latencies.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(latencies.size());
        }

        Duration worst() {
            return latencies.stream().max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    private static final class Running {
        private final Caller caller;
        private final Pace.Turn turn;
        private Instant endsAt = Instant.MAX;

        private Running(Caller caller, Pace.Turn turn) {
            this.caller = caller;
            this.turn = turn;
        }
    }

    Caller caller(Priority priority, String path, Duration work, Duration every) {
        Caller caller = new Caller(priority, path, work, every, clock.instant());
        callers.add(caller);
        callers.sort(Comparator.comparing(c -> c.priority)); // Live ones first, as those who wait for a turn do.
        return caller;
    }

    void leave(Caller caller) {
        callers.remove(caller);
    }

    /** From now on its work takes so many percent of the time. */
    void atPercent(int wanted) {
        percent = wanted;
    }

    void answering(int wanted, Map<String, List<String>> with) {
        status = wanted;
        headers = with;
    }

    int mostUnderWay() {
        int most = mostUnderWay;
        mostUnderWay = 0;
        return most;
    }

    /** Lets so much time pass. */
    void run(Duration time) {
        Instant until = clock.instant().plus(time);
        begin();
        for (Instant next = next(); !next.isAfter(until); next = next()) {
            clock.set(next);
            end();
            begin();
        }
        clock.set(until);
    }

    private Instant next() {
        Instant now = clock.instant();
        Optional<Instant> ends = Optional.ofNullable(working.peek()).map(r -> r.endsAt);
        Optional<Instant> wants = callers.stream()
                .filter(c -> !c.isCalling)
                .map(c -> c.wants.isAfter(now) ? c.wants : now.plus(pollEvery()))
                .min(Comparator.naturalOrder());
        return ends.flatMap(e -> wants.map(w -> w.isBefore(e) ? w : e))
                .or(() -> ends)
                .or(() -> wants)
                .orElse(Instant.MAX);
    }

    /** Whoever got no turn tries again so soon; a thread that waits is woken instead. */
    private static Duration pollEvery() {
        return Duration.ofMillis(20);
    }

    private void begin() {
        Instant now = clock.instant();
        for (Caller caller : callers) {
            if (!caller.isCalling && !caller.wants.isAfter(now)) {
                pace.tryTurn(caller.priority).ifPresent(turn -> {
                    caller.isCalling = true;
                    caller.calls++;
                    queue.add(new Running(caller, turn));
                });
            }
        }
        while (working.size() < workers && !queue.isEmpty()) {
            Running next = queue.remove();
            next.endsAt = now.plus(next.caller.work.multipliedBy(percent).dividedBy(100));
            working.add(next);
        }
        mostUnderWay = Math.max(mostUnderWay, working.size() + queue.size());
    }

    private void end() {
        Instant now = clock.instant();
        while (!working.isEmpty() && !working.peek().endsAt.isAfter(now)) {
            Running done = working.remove();
            Caller caller = done.caller;
            caller.isCalling = false;
            caller.latencies.add(Duration.between(caller.wants, now));
            Instant asPlanned = caller.wants.plus(caller.every);
            caller.wants = asPlanned.isBefore(now) ? now : asPlanned;
            done.turn.ended(
                    HttpCall.get(URI.create("http://shop.example" + caller.path)),
                    new HttpResult.Reply(status, headers, new byte[100]));
        }
    }
}
