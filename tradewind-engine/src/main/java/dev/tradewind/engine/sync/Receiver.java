package dev.tradewind.engine.sync;

import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Source;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.base.WriteQueue;
import dev.tradewind.engine.journal.Appended;
import dev.tradewind.engine.journal.Correlation;
import dev.tradewind.engine.journal.NewEvent;
import dev.tradewind.engine.journal.Origin;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Takes in what systems send us. Whatever is answered with 200 is durable before. Safe for any thread; waits for the disk
 * together with everybody else who is writing.
 */
public final class Receiver {

    private final WriteQueue writes;
    private final WriteQueue.Together<NewEvent, Appended> append;
    private final Supplier<Setup> setup;
    private final InstantSource clock;
    private final Arrivals arrivals;
    private final AtomicInteger takenInNow = new AtomicInteger();

    /** Told after events have become durable. */
    interface Arrivals {
        void arrived(String connection);
    }

    Receiver(Stores stores, Supplier<Setup> setup, InstantSource clock, Arrivals arrivals) {
        this.writes = stores.writes();
        this.append = stores.journal()::append;
        this.setup = setup;
        this.clock = clock;
        this.arrivals = arrivals;
    }

    /**
     * Judges a request and keeps what is genuine.
     *
     * @throws WriteQueue.Overloaded if the disk cannot keep up
     * @throws WriteQueue.Unavailable if the database cannot be written
     */
    public Received receive(String connection, InboundRequest request) {
        takenInNow.incrementAndGet();
        try {
            return judged(connection, request);
        } finally {
            takenInNow.decrementAndGet();
        }
    }

    /** Requests that are being judged or wait for the disk. */
    int takenInNow() {
        return takenInNow.get();
    }

    private Received judged(String connection, InboundRequest request) {
        Setup now = setup.get();
        String fault = now.unusable().get(connection);
        if (fault != null) {
            // Not 404: the sender is right, and should not be told that it is wrong.
            return new Received(503, "the connection cannot be used now: " + fault);
        }
        Optional<Source> source = now.connection(connection).flatMap(Connected::source);
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
        List<CompletableFuture<Appended>> appending = accepted.events().stream()
                .map(e -> writes.submit("append", append, asNew(connection, e)))
                .toList();
        boolean isNews = false;
        for (CompletableFuture<Appended> one : appending) {
            isNews |= durable(one).fresh();
        }
        if (!isNews) {
            return new Received(200, "known already");
        }
        arrivals.arrived(connection);
        return new Received(200, "kept");
    }

    private static Appended durable(CompletableFuture<Appended> one) {
        try {
            return one.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private NewEvent asNew(String connection, IncomingEvent event) {
        EntityKey entity = new EntityKey(
                connection, event.record().stream(), event.record().key());
        return new NewEvent(connection, event, Origin.WEBHOOK, Priority.LIVE, Correlation.of(entity), clock.instant());
    }
}
