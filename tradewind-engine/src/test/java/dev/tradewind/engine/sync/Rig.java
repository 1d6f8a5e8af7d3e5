package dev.tradewind.engine.sync;

import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.Destination;
import dev.tradewind.api.Expression;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.StreamSpec;
import dev.tradewind.engine.base.Database;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.document.Document.FlowRules.OnDeadLetter;
import dev.tradewind.engine.http.Pace;
import dev.tradewind.testkit.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * The whole machinery on a real database, moved by hand on one thread: so a test decides what happens between any two
 * commits. Closing it and making another on the same database is a restart.
 */
final class Rig implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final OperationSpec UPSERT =
            new OperationSpec("upsert", "parcel", OperationSpec.Repeat.NATIVE_KEY, "Creates or updates a parcel.");

    /** Says no more than status and version, so that a record can say again what it said before. */
    static final Expression BRIEF = (input, variables) -> Map.of(
            "status", ((Map<?, ?>) input).get("status"),
            "version", ((Map<?, ?>) input).get("version"));

    final Stores stores;
    final Machinery machinery;
    final HandClock clock;
    Optional<Instant> certificateValidUntil = Optional.empty();
    private final Steps steps;
    private final Database database;

    private Rig(Database database, Steps steps, HandClock clock, UnaryOperator<Stores> around) {
        this.database = database;
        this.clock = clock;
        this.stores = around.apply(Stores.of(database, database.inline(steps)));
        this.steps = steps;
        this.machinery = new Machinery(stores, parts());
    }

    Machinery.Parts parts() {
        return new Machinery.Parts(clock, new Random(42), steps, Runnable::run, Retention.DEFAULT);
    }

    static Rig on(DatabaseSettings settings, Steps steps, HandClock clock) {
        return new Rig(Database.open(settings), steps, clock, UnaryOperator.identity());
    }

    /** One whose stores fail when a test wants them to. */
    static Rig on(DatabaseSettings settings, HandClock clock, UnaryOperator<Stores> around) {
        return new Rig(Database.open(settings), Steps.NONE, clock, around);
    }

    /** What follows when a parcel is gone. */
    static final OperationSpec CANCEL =
            new OperationSpec("cancel", "parcel", OperationSpec.Repeat.NATIVE_KEY, "Cancels a parcel.");

    /** The same operation, which takes so many writes in one call. */
    static OperationSpec upsert(int together) {
        return new OperationSpec(UPSERT.name(), UPSERT.object(), UPSERT.repeat(), UPSERT.meaning(), together);
    }

    Rig with(FakeShop shop, Map<String, ? extends Destination> destinations, FlowRules rules) {
        return with(shop, destinations, rules, UPSERT);
    }

    Rig with(FakeShop shop, Map<String, ? extends Destination> destinations, FlowRules rules, OperationSpec operation) {
        return with(shop, destinations, (name, to) -> flow(name, to, rules, operation));
    }

    /** As {@link #with}; the flows are {@link #BRIEF}. */
    Rig brief(FakeShop shop, Map<String, ? extends Destination> destinations, FlowRules rules) {
        return with(
                shop,
                destinations,
                (name, to) -> new Flow(
                        name,
                        1,
                        "shop",
                        FakeShop.STREAM,
                        Optional.empty(),
                        to,
                        UPSERT,
                        BRIEF,
                        Optional.empty(),
                        rules));
    }

    /** As {@link #with}; each flow cancels what is gone. */
    Rig cancelling(
            FakeShop shop, Map<String, ? extends Destination> destinations, FlowRules rules, OperationSpec operation) {
        Expression reason = (input, variables) -> Map.of(
                "version", ((Map<?, ?>) input).get("version"),
                "cancels", variables.containsKey("bound"),
                "gone", variables.get("gone"));
        Flow.WhenGone cancel = new Flow.WhenGone(CANCEL, reason);
        return with(shop, destinations, (name, to) -> flow(name, to, rules, operation, Optional.of(cancel)));
    }

    private Rig with(
            FakeShop shop,
            Map<String, ? extends Destination> destinations,
            java.util.function.BiFunction<String, String, Flow> flow) {
        Map<String, Connected> connections = new LinkedHashMap<>();
        Map<String, Flow> flows = new LinkedHashMap<>();
        connections.put("shop", connected("shop", Optional.of(shop), Optional.empty()));
        destinations.forEach((name, destination) -> {
            connections.put(name, connected(name, Optional.empty(), Optional.of(destination)));
            flows.put("to-" + name, flow.apply("to-" + name, name));
        });
        machinery.use(new Setup(connections, flows, Map.of()));
        return this;
    }

    Connected connected(String name, Optional<FakeShop> shop, Optional<Destination> destination) {
        StreamSpec stream = new StreamSpec(FakeShop.STREAM, "parcel", java.util.Set.of(StreamSpec.Way.values()));
        ConnectorDescription description =
                new ConnectorDescription("fake", "Fake", List.of(), List.of(stream), List.of(UPSERT, CANCEL));
        return new Connected(
                name,
                description,
                shop.map(s -> s),
                destination,
                new Pace(4, clock),
                Duration.ofMinutes(5),
                Optional.of(Duration.ofDays(1)),
                new NoHttp());
    }

    static Flow flow(String name, String destination, FlowRules rules, OperationSpec operation) {
        return flow(name, destination, rules, operation, Optional.empty());
    }

    private static Flow flow(
            String name,
            String destination,
            FlowRules rules,
            OperationSpec operation,
            Optional<Flow.WhenGone> whenGone) {
        Expression same = (input, variables) -> input;
        Expression notDraft = (input, variables) -> !"draft".equals(((Map<?, ?>) input).get("status"));
        return new Flow(
                name, 1, "shop", FakeShop.STREAM, Optional.of(notDraft), destination, operation, same, whenGone, rules);
    }

    static FlowRules rules(Kind kind) {
        return new FlowRules(
                kind,
                new RetrySchedule(Duration.ofSeconds(1), Duration.ofMinutes(5)),
                Duration.ofDays(3),
                OnDeadLetter.CONTINUE,
                Optional.of(Duration.ofMinutes(5)));
    }

    int receive(InboundRequest request) {
        return receive("shop", request);
    }

    int receive(String connection, InboundRequest request) {
        return machinery.receiver().receive(connection, request).status();
    }

    /** Moves everything until nothing moves any more, at this moment of the clock. */
    void settle() {
        boolean moved = true;
        while (moved) {
            moved = machinery.router().routeOnce() > 0;
            for (Dispatcher dispatcher : machinery.running().dispatchers()) {
                moved |= dispatcher.dispatchOnce() > 0;
            }
            moved |= machinery.running().reader("shop").orElseThrow().rereadOnce() > 0;
        }
    }

    /** Lets time pass in steps, and moves everything after each. */
    void pass(Duration time, Duration step) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(step)) {
            clock.forward(step);
            settle();
        }
    }

    void sweep() {
        StreamSpec stream = new StreamSpec(FakeShop.STREAM, "parcel", java.util.Set.of(StreamSpec.Way.values()));
        SourceReader reader = machinery.running().reader("shop").orElseThrow();
        while (reader.sweepOnce(stream)) {
            // One page more.
        }
    }

    private final class NoHttp implements HttpOpener, HttpOpener.Recorded {
        @Override
        public Recorded open(Priority priority) {
            return this;
        }

        @Override
        public Optional<Instant> certificateValidUntil() {
            return certificateValidUntil;
        }

        @Override
        public HttpResult send(HttpCall call) {
            throw new IllegalStateException("the fakes need no HTTP");
        }

        @Override
        public String exchanges() {
            return "[]";
        }
    }

    @Override
    public void close() {
        machinery.close();
        database.close();
    }
}
