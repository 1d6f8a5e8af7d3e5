package dev.tradewind.engine.sync;

import dev.tradewind.api.StreamSpec;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.lane.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The moving parts of the hub: they receive, route, dispatch, read and clean up. Stands still until {@link #start}; a test
 * moves it by hand instead. {@link #use} may be called at any time, by one thread.
 */
public final class Machinery implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration CLEAN_EVERY = Duration.ofMinutes(10);

    private final Stores stores;
    private final Parts parts;
    private final LaneGuard guard;
    private final Pulse pulse;
    private final Rhythms rhythms;
    private final Waits waits;
    private final Pauses pauses;
    private final Courier courier;
    private final Router router;
    private final Receiver receiver;
    private final List<Loop> loops = new ArrayList<>();
    private volatile Setup setup = Setup.EMPTY;
    private volatile Running running = Running.NOTHING;
    private volatile @Nullable Loop routing;
    private boolean started;

    /**
     * What the machinery takes from outside.
     *
     * @param attempts runs attempts; each may take as long as a destination does
     */
    public record Parts(
            InstantSource clock, RandomGenerator random, Steps steps, Executor attempts, Retention retention) {}

    /** Joins the parts. Nothing moves yet. */
    public Machinery(Stores stores, Parts parts) {
        this.stores = stores;
        this.parts = parts;
        TimeAhead.mend(stores, parts.clock().instant());
        this.guard = new LaneGuard(stores.deliveries().lastId());
        this.pulse = new Pulse(parts.clock());
        this.rhythms = new Rhythms(stores, pulse, parts.clock());
        this.waits = new Waits(stores, parts.clock());
        this.pauses = new Pauses(stores.pauses());
        Aftermath aftermath = new Aftermath(stores, guard, pauses, pulse, parts.clock(), parts.random());
        this.courier = new Courier(
                this::setup,
                new Preparation(stores, parts.clock()),
                aftermath,
                guard,
                new Courier.Around(parts.clock(), parts.steps()));
        this.router = new Router(
                stores, guard, this::setup, new Judge(stores, guard, this::setup, parts.clock()), this::routed);
        this.receiver = new Receiver(stores, this::setup, parts.clock(), this::arrived);
    }

    /** Replaces connections and flows. What is under way ends with what it began with. */
    public synchronized void use(Setup next) {
        Running before = running;
        before.close();
        if (setup.connections().isEmpty()) {
            waits.read(next);
        }
        setup = next;
        rhythms.read(next);
        running = new Running(next, this);
        if (started) {
            running.start();
        }
        pulse.changed();
    }

    /** Begins to move. */
    public synchronized void start() {
        started = true;
        Loop route = new Loop("route", this::routeAll);
        routing = route;
        loops.add(route);
        Housekeeping housekeeping = new Housekeeping(stores, parts.retention(), parts.clock());
        loops.add(new Loop("housekeeping", () -> {
            housekeeping.cleanOnce();
            housekeeping.packOnce();
            rhythms.keep(setup);
            waits.keep(setup);
            return CLEAN_EVERY;
        }));
        loops.forEach(Loop::start);
        running.start();
    }

    /** Stops. What has been sent is written down first, as far as destinations answer in time. */
    @Override
    public synchronized void close() {
        running.close();
        loops.forEach(Loop::close);
        waits.keep(setup);
    }

    /** Somebody has changed what is to be done: an answer to a person's order should not wait for the next look. */
    public void wake() {
        pauses.refresh();
        wakeRouter();
        running.wakeAll();
        pulse.changed();
    }

    /** A person says that a connection works again: it is tried at once. */
    public void trust(String connection) {
        health(connection).ifPresent(Health::reset);
    }

    public Setup setup() {
        return setup;
    }

    public Receiver receiver() {
        return receiver;
    }

    public Pulse pulse() {
        return pulse;
    }

    public Pauses pauses() {
        return pauses;
    }

    /** State of a connection's circuit breaker, {@code CLOSED} if it is not written to. */
    public String breaker(String connection) {
        return health(connection).map(Health::breakerState).orElse("CLOSED");
    }

    /** Since when a connection does not answer; empty if it does, or is not written to. */
    public Optional<Instant> awaySince(String connection) {
        return health(connection).flatMap(Health::awaySince);
    }

    /** Attempts under way at a connection. */
    public int underWay(String connection) {
        return running.dispatcher(connection).map(Dispatcher::underWay).orElse(0);
    }

    /** Whether an attempt, or a router's decision, has this delivery in hand. A person's order takes it first, too. */
    public boolean tryTake(long delivery) {
        return guard.tryTake(delivery);
    }

    /** Whether its destination may hold what a delivery says, although that is not written down. */
    public boolean mayHaveBeenApplied(Delivery delivery) {
        return guard.mayHaveBeenApplied(delivery);
    }

    /** Gives back what {@link #tryTake} took. */
    public void release(long delivery) {
        guard.release(delivery);
    }

    private Optional<Health> health(String connection) {
        return running.health(connection);
    }

    private Duration routeAll() {
        Instant began = parts.clock().instant();
        if (router.routeOnce() == 0) {
            return IDLE;
        }
        Duration rest = Courtesy.rest(Duration.between(began, parts.clock().instant()), receiver.takenInNow());
        if (rest.isPositive()) {
            Objects.requireNonNull(routing).rest(rest);
        }
        return Duration.ZERO;
    }

    private void routed(RoutingPlan done) {
        running.wake(done.destinations());
        done.news().stream().filter(this::isToldByWebhook).forEach(pulse::learned);
        pulse.changed();
    }

    private boolean isToldByWebhook(JournalEvent event) {
        return setup.has(StreamSpec.Way.WEBHOOK, event.connection(), event.record().stream());
    }

    private void arrived(String connection) {
        wakeRouter();
        pulse.told(connection);
    }

    private void wakeRouter() {
        Loop route = routing;
        if (route != null) {
            route.wake();
        }
    }

    Router router() {
        return router;
    }

    Running running() {
        return running;
    }

    Stores stores() {
        return stores;
    }

    Parts parts() {
        return parts;
    }

    Courier courier() {
        return courier;
    }

    LaneGuard guard() {
        return guard;
    }

    void arrivedFrom(String connection) {
        wakeRouter();
        pulse.received(connection);
    }

    Rhythms rhythms() {
        return rhythms;
    }
}
