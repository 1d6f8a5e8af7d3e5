package dev.tradewind.engine.sync;

import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Source;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.base.WriteQueue;
import dev.tradewind.engine.journal.Appended;
import dev.tradewind.engine.journal.Correlation;
import dev.tradewind.engine.journal.Journal;
import dev.tradewind.engine.journal.NewEvent;
import dev.tradewind.engine.journal.Origin;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes in what systems send us. Whatever is answered with 200 is durable before. Safe for any thread; waits for the disk
 * together with everybody else who is writing.
 */
public final class Receiver {

    private final WriteQueue writes;
    private final Journal journal;
    private final Supplier<Setup> setup;
    private final InstantSource clock;
    private final Arrivals arrivals;

    /** Told after events have become durable. */
    interface Arrivals {
        void arrived(String connection);
    }

    Receiver(Stores stores, Supplier<Setup> setup, InstantSource clock, Arrivals arrivals) {
        this.writes = stores.writes();
        this.journal = stores.journal();
        this.setup = setup;
        this.clock = clock;
        this.arrivals = arrivals;
    }

    /**
     * Judges a request and keeps what is genuine.
     *
     * @throws WriteQueue.Overloaded if the disk cannot keep up
     */
    public Received receive(String connection, InboundRequest request) {
        Optional<Source> source = setup.get().connection(connection).flatMap(Connected::source);
        if (source.isEmpty()) {
            return new Received(404, "there is no such connection, or it cannot receive");
        }
        return switch (source.get().receive(request)) {
            case Intake.Nothing nothing -> new Received(200, nothing.reason());
            case Intake.Refused refused -> new Received(refused.status(), refused.reason());
            case Intake.Accepted accepted -> keep(connection, accepted);
        };
    }

    private Received keep(String connection, Intake.Accepted accepted) {
        List<NewEvent> events = accepted.events().stream()
                .map(e -> new NewEvent(
                        connection,
                        e,
                        Origin.WEBHOOK,
                        Priority.LIVE,
                        Correlation.of(new EntityKey(
                                connection, e.record().stream(), e.record().key())),
                        clock.instant()))
                .toList();
        List<Appended> appended =
                writes.submit("append", tx -> journal.append(tx, events)).join();
        if (appended.stream().noneMatch(Appended::fresh)) {
            return new Received(200, "known already");
        }
        arrivals.arrived(connection);
        return new Received(200, "kept");
    }
}
