package dev.tradewind.engine.sync;

import dev.tradewind.api.Destination;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.Outcome;
import dev.tradewind.engine.base.Steps;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Makes one attempt: prepares, calls the destination, and has the outcome written down.
 *
 * <p>Nothing is written before the call. Between the call and the commit of its outcome lies the one window in which the
 * destination knows something that the hub does not; the operation's way of repeating closes it when the delivery is
 * attempted again. Safe for any thread.
 */
final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Supplier<Setup> setup;
    private final Preparation preparation;
    private final Aftermath aftermath;
    private final LaneGuard guard;
    private final Around around;
    private final Queue<Unwritten> unwritten = new ConcurrentLinkedQueue<>();

    /** The clock, and the steps at which a test lets the process die. */
    record Around(InstantSource clock, Steps steps) {}

    Courier(Supplier<Setup> setup, Preparation preparation, Aftermath aftermath, LaneGuard guard, Around around) {
        this.setup = setup;
        this.preparation = preparation;
        this.aftermath = aftermath;
        this.guard = guard;
        this.around = around;
    }

    /**
     * Attempts a delivery that the caller has taken from the guard, and gives it back once the outcome is on disk.
     *
     * @return how the destination answered; empty if it was not called
     */
    Optional<Outcome> attempt(long delivery) {
        Setup now = setup.get();
        return switch (prepare(delivery, now)) {
            case Work.NotNow none -> {
                guard.release(delivery);
                yield Optional.empty();
            }
            case Work.NothingNew same -> {
                write(new Unwritten(delivery, () -> aftermath.nothingNew(same)));
                yield Optional.empty();
            }
            case Work.Unmappable broken -> {
                write(new Unwritten(delivery, () -> aftermath.unmappable(broken)));
                yield Optional.empty();
            }
            case Work.Send send -> Optional.of(send(send, now));
        };
    }

    /** Nothing has been sent yet: if the database cannot be read, the delivery is as it was. */
    private Work prepare(long delivery, Setup now) {
        try {
            return preparation.of(delivery, now);
        } catch (DataAccessException e) {
            LOG.warn("delivery {}: could not be read; it stays as it is", delivery, e);
            return new Work.NotNow();
        }
    }

    /** Writes down what could not be written before: the disk was full, the database away. */
    void writeDown() {
        for (int i = unwritten.size(); i > 0; i--) {
            Unwritten one = unwritten.poll();
            if (one != null) {
                write(one);
            }
        }
    }

    private Outcome send(Work.Send send, Setup now) {
        Connected connection = now.connection(send.flow().destination()).orElseThrow();
        HttpOpener.Recorded http = connection.http().open();
        Instant startedAt = around.clock().instant();
        around.steps().reached("before call");
        Outcome outcome = perform(connection.destination().orElseThrow(), send, http);
        around.steps().reached("after call");
        Answered answered =
                new Answered(send, outcome, startedAt, around.clock().instant(), http.exchanges());
        write(new Unwritten(send.delivery().id(), () -> aftermath.answered(answered)));
        return outcome;
    }

    /** A bug in one connector must not stop the hub; nor may it be taken for an answer. */
    private static Outcome perform(Destination destination, Work.Send send, Http http) {
        try {
            return destination.perform(send.write(), http);
        } catch (RuntimeException bug) {
            LOG.error(
                    "delivery {}: the connector failed, which is a bug in it",
                    send.delivery().id(),
                    bug);
            return new Failure.Transient(
                    "the connector failed with " + bug.getClass().getSimpleName(), true);
        }
    }

    private void write(Unwritten one) {
        try {
            one.writing().run();
            guard.release(one.delivery());
        } catch (RuntimeException e) {
            LOG.error("delivery {}: its outcome could not be written; it will be tried again", one.delivery(), e);
            unwritten.add(one);
        }
    }

    /** An outcome that is not on disk. Its delivery stays taken: nobody else may touch what may have been done. */
    private record Unwritten(long delivery, Runnable writing) {}
}
