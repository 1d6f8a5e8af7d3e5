package dev.tradewind.engine.sync;

import dev.tradewind.api.Destination;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.binding.Written;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Makes one attempt, or several in one call: prepares, calls the destination, and has the outcomes written down.
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
     * Attempts deliveries of one flow that the caller has taken from the guard, in one call of the destination for each
     * operation, and gives them back once the outcomes are on disk.
     *
     * @return how the destination answered; empty if it was not called
     */
    Optional<Outcome> attempt(List<Long> deliveries) {
        Setup now = setup.get();
        List<Work.Send> sends = deliveries.stream()
                .flatMap(delivery -> toSend(delivery, now).stream())
                .toList();
        List<Outcome> outcomes =
                calls(sends).stream().map(call -> send(call, now)).toList();
        return outcomes.isEmpty() ? Optional.empty() : Optional.of(telling(outcomes));
    }

    /** What goes together: writes of one operation, as many as it takes. A flow has a second one for what is gone. */
    private static List<List<Work.Send>> calls(List<Work.Send> sends) {
        Map<OperationSpec, List<Work.Send>> byOperation = new LinkedHashMap<>();
        sends.forEach(send -> byOperation
                .computeIfAbsent(send.operation(), o -> new ArrayList<>())
                .add(send));
        List<List<Work.Send>> calls = new ArrayList<>();
        byOperation.forEach((operation, all) -> {
            for (int from = 0; from < all.size(); from += operation.together()) {
                calls.add(all.subList(from, Math.min(all.size(), from + operation.together())));
            }
        });
        return calls;
    }

    /** What a delivery has to send. If that is nothing, it is written down. */
    private Optional<Work.Send> toSend(long delivery, Setup now) {
        return switch (prepare(delivery, now)) {
            case Work.NotNow none -> {
                guard.release(delivery);
                yield Optional.empty();
            }
            case Work.NothingNew same -> {
                write(new Unwritten(Set.of(delivery), () -> aftermath.nothingNew(same)));
                yield Optional.empty();
            }
            case Work.Unmappable broken -> {
                write(new Unwritten(Set.of(delivery), () -> aftermath.unmappable(broken)));
                yield Optional.empty();
            }
            case Work.Send send -> Optional.of(send);
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

    /** Whether outcomes are still to be written down. */
    boolean owes() {
        return !unwritten.isEmpty();
    }

    private Outcome send(List<Work.Send> sends, Setup now) {
        Connected connection =
                now.connection(sends.getFirst().flow().destination()).orElseThrow();
        HttpOpener.Recorded http =
                connection.http().open(sends.getFirst().delivery().priority());
        Instant startedAt = around.clock().instant();
        around.steps().reached("before call");
        List<Outcome> outcomes = perform(connection.destination().orElseThrow(), sends, http);
        around.steps().reached("after call");
        Instant endedAt = around.clock().instant();
        List<Answered> answered = new ArrayList<>();
        for (int i = 0; i < sends.size(); i++) {
            answered.add(new Answered(
                    sends.get(i),
                    outcomes.get(i),
                    startedAt,
                    endedAt,
                    http.exchanges(),
                    left(sends.get(i), outcomes.get(i), now)));
        }
        Set<Long> deliveries = sends.stream().map(send -> send.delivery().id()).collect(Collectors.toUnmodifiableSet());
        write(new Unwritten(deliveries, () -> aftermath.answered(answered)));
        return telling(outcomes);
    }

    /** What the destination did counts, whatever its connector then makes of its answer. */
    private static Optional<Written> left(Work.Send send, Outcome outcome, Setup now) {
        try {
            return Echoes.left(send, outcome, now);
        } catch (RuntimeException bug) {
            LOG.error(
                    "delivery {}: the connector cannot read what it wrote, which is a bug in it",
                    send.delivery().id(),
                    bug);
            return Optional.empty();
        }
    }

    /** A bug in one connector must not stop the hub; nor may it be taken for an answer. */
    private static List<Outcome> perform(Destination destination, List<Work.Send> sends, Http http) {
        List<Write> writes = sends.stream().map(Work.Send::write).toList();
        try {
            List<Outcome> outcomes = writes.size() == 1
                    ? List.of(destination.perform(writes.getFirst(), http))
                    : destination.performTogether(writes, http);
            if (outcomes.size() != writes.size()) {
                throw new IllegalStateException(outcomes.size() + " outcomes of " + writes.size() + " writes");
            }
            return outcomes;
        } catch (RuntimeException bug) {
            LOG.error(
                    "delivery {} and {} others: the connector failed, which is a bug in it",
                    sends.getFirst().delivery().id(),
                    sends.size() - 1,
                    bug);
            Failure failed = new Failure.Transient(
                    "the connector failed with " + bug.getClass().getSimpleName(), true);
            return Collections.nCopies(sends.size(), failed);
        }
    }

    /** What says most about the destination: that it wants to be left alone, then that it answered at all. */
    private static Outcome telling(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Failure.Throttled.class::isInstance)
                .findFirst()
                .or(() -> outcomes.stream()
                        .filter(outcome -> !(outcome instanceof Failure.Transient))
                        .findFirst())
                .orElseGet(outcomes::getFirst);
    }

    private void write(Unwritten one) {
        try {
            one.writing().run();
            guard.releaseAll(one.deliveries());
        } catch (RuntimeException e) {
            LOG.error("deliveries {}: their outcome could not be written; it will be tried again", one.deliveries(), e);
            unwritten.add(one);
        }
    }

    /** Outcomes that are not on disk. Their deliveries stay taken: nobody else may touch what may have been done. */
    private record Unwritten(Set<Long> deliveries, Runnable writing) {}
}
