package dev.tradewind.engine.sync;

import dev.tradewind.api.Normalised;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Tx;
import dev.tradewind.engine.binding.BindingStore;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.entity.EntityStore;
import dev.tradewind.engine.entity.StoredEntity;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.journal.Origin;
import dev.tradewind.engine.journal.Verdict;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.lane.DeliveryStore;
import dev.tradewind.engine.lane.DeliveryStore.Settlement;
import dev.tradewind.engine.lane.Lane;
import dev.tradewind.engine.lane.NewDelivery;
import dev.tradewind.engine.reading.Reread;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what one understood event leads to. All rules of routing are here.
 *
 * <p><b>Which version is newer.</b> The source's modified time decides; it has whole seconds. Of two different versions
 * from the same second the one that came later is taken, and because nobody can know whether that is right, the record is
 * read again a little later.
 *
 * <p><b>What a newer version may push aside.</b> In a state flow it supersedes an older open delivery, but only one that
 * the destination surely does not hold, or whose record is bound there already. Otherwise a create whose answer was lost
 * would be forgotten, and the newer version would create the record a second time.
 */
final class Judge {

    /** A store's modified time has whole seconds: after this, whatever else happened in that second is to be seen. */
    static final Duration SETTLE = Duration.ofSeconds(2);

    private final EntityStore entities;
    private final DeliveryStore deliveries;
    private final BindingStore bindings;
    private final LaneGuard guard;
    private final InstantSource clock;

    Judge(Stores stores, LaneGuard guard, InstantSource clock) {
        this.entities = stores.entities();
        this.deliveries = stores.deliveries();
        this.bindings = stores.bindings();
        this.guard = guard;
        this.clock = clock;
    }

    /** What the entity store holds of the records that a batch speaks of. */
    Map<EntityKey, StoredEntity> known(Tx tx, List<Understood> batch) {
        return entities.findAll(
                tx,
                batch.stream()
                        .map(u -> u.state()
                                .map(StoredEntity::key)
                                .orElseGet(() -> u.event().entity()))
                        .distinct()
                        .toList());
    }

    /**
     * Decides, and notes the decision in {@code plan}.
     *
     * @param held receives the deliveries taken from the guard; the caller releases them after the commit
     */
    void decide(Tx tx, Understood one, RoutingPlan plan, Set<Long> held) {
        long seq = one.event().seq();
        switch (one.normalised()) {
            case Normalised.Changed changed -> changed(tx, one, one.state().orElseThrow(), plan, held);
            case Normalised.Doubtful doubtful -> doubtful(one.event(), doubtful, plan);
            case Normalised.Gone gone -> gone(one.event(), gone, plan);
            case Normalised.Ignored ignored -> plan.say(seq, Verdict.Kind.IGNORED, ignored.reason());
            case Normalised.Unreadable broken -> plan.say(seq, Verdict.Kind.UNREADABLE, broken.reason());
        }
    }

    private void doubtful(JournalEvent event, Normalised.Doubtful doubtful, RoutingPlan plan) {
        plan.say(event.seq(), Verdict.Kind.DOUBTFUL, doubtful.reason());
        EntityKey key = new EntityKey(event.connection(), doubtful.stream(), doubtful.key());
        plan.readAgain(new Reread(key, doubtful.reason(), event.seq(), clock.instant(), 0));
    }

    private void gone(JournalEvent event, Normalised.Gone gone, RoutingPlan plan) {
        plan.say(event.seq(), Verdict.Kind.GONE, gone.reason());
        EntityKey key = new EntityKey(event.connection(), event.record().stream(), gone.key());
        plan.known(key)
                .ifPresent(was -> plan.remember(new StoredEntity(
                        key,
                        was.type(),
                        was.label(),
                        was.status(),
                        was.modifiedAt(),
                        "gone",
                        event.seq(),
                        true,
                        was.json())));
    }

    private void changed(Tx tx, Understood one, StoredEntity state, RoutingPlan plan, Set<Long> held) {
        Optional<StoredEntity> before = plan.known(state.key());
        boolean isBackfill = one.event().origin() == Origin.BACKFILL;
        if (before.isPresent() && state.modifiedAt().isBefore(before.get().modifiedAt())) {
            plan.say(
                    state.seq(),
                    Verdict.Kind.STALE,
                    "a version of " + before.get().modifiedAt() + " is known already");
            return;
        }
        boolean sameAsBefore = before.isPresent() && before.get().hash().equals(state.hash());
        if (sameAsBefore) {
            plan.remember(state);
            if (!isBackfill) {
                plan.say(state.seq(), Verdict.Kind.UNCHANGED, "nothing in it has changed");
                return;
            }
        } else {
            before.filter(b -> isSameSecond(b, state, one.event())).ifPresent(b -> settle(one.event(), state, plan));
            plan.remember(state);
        }
        if (one.interests().isEmpty()) {
            plan.say(state.seq(), Verdict.Kind.NO_FLOW, "no flow reads " + state.key().stream());
        }
        boolean isNew = before.isEmpty();
        one.interests().forEach(i -> interest(tx, one.event(), state, i, isNew, plan, held));
    }

    /** Only a webhook leads to another read: what was read again is as good as it gets, and must not go round for ever. */
    private static boolean isSameSecond(StoredEntity before, StoredEntity state, JournalEvent event) {
        return event.origin() == Origin.WEBHOOK && before.modifiedAt().equals(state.modifiedAt()) && !before.gone();
    }

    private void settle(JournalEvent event, StoredEntity state, RoutingPlan plan) {
        Instant due = clock.instant().plus(SETTLE);
        plan.readAgain(new Reread(state.key(), "two versions from the same second", event.seq(), due, 0));
    }

    private void interest(
            Tx tx,
            JournalEvent event,
            StoredEntity state,
            Understood.Interest interest,
            boolean isNew,
            RoutingPlan plan,
            Set<Long> held) {
        Flow flow = interest.flow();
        Lane lane = new Lane(flow.name(), state.key());
        NewDelivery delivery = delivery(event, flow, lane);
        if (interest.fault().isPresent()) {
            plan.deliverDead(
                    delivery, "the flow's when failed: " + interest.fault().get());
        } else if (!interest.wanted()) {
            plan.say(event.seq(), flow.name(), Verdict.Kind.FILTERED, "the flow's when says no");
        } else if (event.origin() == Origin.BACKFILL && isBound(state.key(), flow)) {
            plan.say(event.seq(), flow.name(), Verdict.Kind.UNCHANGED, "already in " + flow.destination());
        } else {
            if (flow.rules().kind() == Kind.STATE) {
                supersede(tx, lane, flow, event.seq(), isNew, plan, held);
            }
            plan.deliver(delivery);
        }
    }

    private NewDelivery delivery(JournalEvent event, Flow flow, Lane lane) {
        return new NewDelivery(
                lane,
                flow.version(),
                flow.destination(),
                event.seq(),
                event.priority(),
                event.correlationId(),
                IdempotencyKey.of(flow.name(), event),
                clock.instant(),
                Optional.empty());
    }

    private boolean isBound(EntityKey key, Flow flow) {
        return bindings.find(key, flow.destination(), flow.operation().object()).isPresent();
    }

    private void supersede(Tx tx, Lane lane, Flow flow, long bySeq, boolean isNew, RoutingPlan plan, Set<Long> held) {
        for (long seq : plan.dropPlanned(lane)) {
            plan.say(seq, flow.name(), Verdict.Kind.SUPERSEDED, "a newer version came in the same moment");
        }
        if (isNew) {
            return; // The hub has never seen this record: its lane is empty, and need not be asked.
        }
        List<Delivery> open = deliveries.open(tx, lane);
        boolean isBound = !open.isEmpty() && isBound(lane.entity(), flow);
        for (Delivery old : open) {
            boolean isSafe = isBound || !guard.mayHaveBeenApplied(old);
            if (isSafe && !plan.isSuperseded(old.id()) && (held.contains(old.id()) || take(old.id(), held))) {
                plan.supersede(new Settlement(
                        old.id(),
                        DeliveryState.SUPERSEDED,
                        "a newer version took its place (event " + bySeq + ")",
                        Optional.empty(),
                        false,
                        clock.instant()));
            }
        }
    }

    private boolean take(long delivery, Set<Long> held) {
        boolean taken = guard.tryTake(delivery);
        if (taken) {
            held.add(delivery);
        }
        return taken;
    }
}
