package dev.tradewind.engine.sync;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome;
import dev.tradewind.engine.base.Tx;
import dev.tradewind.engine.binding.Binding;
import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.document.Document.FlowRules.OnDeadLetter;
import dev.tradewind.engine.lane.Attempt;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.lane.DeliveryStore.Burial;
import dev.tradewind.engine.lane.DeliveryStore.Postponement;
import dev.tradewind.engine.lane.DeliveryStore.Settlement;
import dev.tradewind.engine.lane.FailureClass;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Writes down what an attempt has led to, in one commit: the attempt, the delivery's state, the binding, the pause. All
 * rules of what follows from an outcome are here. Safe for any thread.
 */
final class Aftermath {

    /** Conflicts are tried again this often: each time the destination's record is read anew. */
    static final int CONFLICTS_MAX = 5;

    private final Stores stores;
    private final LaneGuard guard;
    private final Echoes echoes;
    private final Pauses pauses;
    private final Pulse pulse;
    private final InstantSource clock;
    private final RandomGenerator random;

    Aftermath(Stores stores, LaneGuard guard, Pauses pauses, Pulse pulse, InstantSource clock, RandomGenerator random) {
        this.stores = stores;
        this.guard = guard;
        this.echoes = new Echoes(stores.written());
        this.pauses = pauses;
        this.pulse = pulse;
        this.clock = clock;
        this.random = random;
    }

    void nothingNew(Work.NothingNew same) {
        stores.writes().write("outcome", tx -> {
            Settlement settlement = new Settlement(
                    same.delivery().id(),
                    DeliveryState.UNCHANGED,
                    same.reason(),
                    same.externalId(),
                    false,
                    clock.instant());
            stores.deliveries().settle(tx, settlement);
            return same;
        });
    }

    void unmappable(Work.Unmappable broken) {
        Delivery delivery = broken.delivery();
        boolean doubt = guard.mayHaveBeenApplied(delivery);
        Burial burial =
                new Burial(delivery.id(), FailureClass.UNMAPPABLE, broken.reason(), doubt, false, clock.instant());
        stores.writes().write("outcome", tx -> {
            bury(tx, burial, broken.flow(), delivery);
            return burial;
        });
    }

    /** Writes down all attempts of one call, in one commit. */
    void answered(List<Answered> all) {
        stores.writes().write("outcome", tx -> {
            all.forEach(answered -> answered(tx, answered));
            return all;
        });
        all.forEach(pulse::answered);
        if (all.stream().anyMatch(answered -> answered.outcome() instanceof Failure.Unauthorised)) {
            pauses.refresh();
        }
    }

    private void answered(Tx tx, Answered answered) {
        record(tx, answered);
        switch (answered.outcome()) {
            case Outcome.Applied applied ->
                done(tx, answered, DeliveryState.APPLIED, applied.id(), applied.details(), "");
            case Outcome.Unchanged same ->
                done(tx, answered, DeliveryState.UNCHANGED, same.id(), Map.of(), same.reason());
            case Failure failure -> failed(tx, answered, failure);
        }
    }

    private void record(Tx tx, Answered answered) {
        String reason = switch (answered.outcome()) {
            case Outcome.Applied applied -> "";
            case Outcome.Unchanged same -> same.reason();
            case Failure failure -> failure.reason();
        };
        Attempt attempt = new Attempt(
                answered.send().delivery().id(),
                answered.number(),
                answered.startedAt(),
                answered.took(),
                OutcomeWord.of(answered.outcome()),
                reason,
                answered.exchanges());
        stores.attempts().add(tx, attempt);
    }

    private void done(
            Tx tx,
            Answered answered,
            DeliveryState state,
            String externalId,
            Map<String, String> details,
            String reason) {
        Work.Send send = answered.send();
        Instant at = answered.endedAt();
        Settlement settlement = new Settlement(send.delivery().id(), state, reason, Optional.of(externalId), true, at);
        stores.deliveries().settle(tx, settlement);
        Binding binding = new Binding(
                send.entity(),
                send.flow().destination(),
                send.operation().object(),
                externalId,
                details,
                send.inputHash(),
                at);
        stores.bindings().put(tx, binding);
        answered.left().ifPresent(left -> echoes.keep(tx, left));
    }

    private void failed(Tx tx, Answered answered, Failure failure) {
        switch (failure) {
            case Failure.Transient away -> later(tx, answered, away, FailureClass.TRANSIENT, backoff(answered));
            case Failure.Throttled busy ->
                later(tx, answered, busy, FailureClass.THROTTLED, busy.after().orElseGet(() -> backoff(answered)));
            case Failure.Unauthorised barred -> barred(tx, answered, barred);
            case Failure.Rejected refused -> bury(tx, answered, FailureClass.REJECTED, rejection(refused));
            case Failure.Conflict changed -> conflict(tx, answered, changed);
        }
    }

    private Duration backoff(Answered answered) {
        return answered.send().flow().rules().retry().waitAfter(answered.number(), random);
    }

    private static String rejection(Failure.Rejected refused) {
        return refused.field().map(field -> field + ": " + refused.reason()).orElse(refused.reason());
    }

    private void conflict(Tx tx, Answered answered, Failure.Conflict changed) {
        if (answered.number() >= CONFLICTS_MAX) {
            bury(tx, answered, FailureClass.CONFLICT, changed.reason());
        } else {
            later(tx, answered, changed, FailureClass.CONFLICT, backoff(answered));
        }
    }

    private void later(Tx tx, Answered answered, Failure failure, FailureClass kind, Duration wait) {
        Delivery delivery = answered.send().delivery();
        Duration age = Duration.between(delivery.createdAt(), answered.endedAt());
        Duration giveUpAfter = answered.send().flow().rules().giveUpAfter();
        if (age.compareTo(giveUpAfter) >= 0) {
            String reason = "gave up after %s; the last failure was: %s".formatted(giveUpAfter, failure.reason());
            bury(tx, answered, FailureClass.GAVE_UP, reason);
            return;
        }
        if (failure.mayHaveBeenApplied()) {
            Work.Send send = answered.send();
            stores.bindings().doubt(tx, send.entity(), send.flow().destination());
        }
        Instant due = answered.endedAt().plus(wait);
        stores.deliveries()
                .postpone(
                        tx,
                        new Postponement(
                                delivery.id(), due, kind, failure.reason(), failure.mayHaveBeenApplied(), true));
    }

    /** The connection is paused, and the delivery waits for it: its age does not matter, no try of it can succeed. */
    private void barred(Tx tx, Answered answered, Failure.Unauthorised barred) {
        Postponement wait = new Postponement(
                answered.send().delivery().id(),
                answered.endedAt(),
                FailureClass.UNAUTHORISED,
                barred.reason(),
                false,
                true);
        stores.deliveries().postpone(tx, wait);
        String connection = answered.send().flow().destination();
        Pause pause =
                new Pause(Pause.Kind.CONNECTION, connection, Pause.BY_THE_HUB, barred.reason(), answered.endedAt());
        stores.pauses().pause(tx, pause);
    }

    private void bury(Tx tx, Answered answered, FailureClass kind, String reason) {
        Delivery delivery = answered.send().delivery();
        boolean doubt = guard.mayHaveBeenApplied(delivery)
                || (answered.outcome() instanceof Failure failure && failure.mayHaveBeenApplied());
        Burial burial = new Burial(delivery.id(), kind, reason, doubt, true, answered.endedAt());
        bury(tx, burial, answered.send().flow(), delivery);
    }

    private void bury(Tx tx, Burial burial, Flow flow, Delivery delivery) {
        if (burial.mayHaveBeenApplied()) {
            stores.bindings().doubt(tx, delivery.lane().entity(), flow.destination());
        }
        stores.deliveries().bury(tx, burial, blocks(tx, flow, delivery, burial.mayHaveBeenApplied()));
    }

    /**
     * Whether nothing may pass a dead letter. Besides the flow's own rule: while nobody knows whether the destination has
     * created the record, a newer version could create it once more.
     */
    private boolean blocks(Tx tx, Flow flow, Delivery delivery, boolean mayHaveBeenApplied) {
        boolean isBound = stores.bindings()
                .find(
                        tx,
                        delivery.lane().entity(),
                        flow.destination(),
                        flow.operation().object())
                .isPresent();
        return flow.rules().onDeadLetter() == OnDeadLetter.BLOCK || (mayHaveBeenApplied && !isBound);
    }
}
