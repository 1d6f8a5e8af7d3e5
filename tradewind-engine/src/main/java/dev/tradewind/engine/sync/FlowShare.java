package dev.tradewind.engine.sync;

import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.base.Tx;
import dev.tradewind.engine.binding.BindingStore;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.journal.Origin;
import dev.tradewind.engine.journal.Verdict;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.lane.DeliveryStore;
import dev.tradewind.engine.lane.DeliveryStore.Settlement;
import dev.tradewind.engine.lane.Lane;
import dev.tradewind.engine.lane.NewDelivery;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides what one flow makes of news: a delivery, which may take the place of older ones, or nothing, with the reason.
 *
 * <p><b>What a newer version may push aside.</b> In a state flow it supersedes an older open delivery, but only one that
 * the destination surely does not hold, or whose record is bound there already. Otherwise a create whose answer was lost
 * would be forgotten, and the newer version would create the record a second time.
 *
 * <p><b>What follows when a record is gone</b> goes into the same lane, behind whatever is still under way there. Nothing
 * follows for a destination that never held the record.
 */
final class FlowShare {

    private final DeliveryStore deliveries;
    private final BindingStore bindings;
    private final LaneGuard guard;
    private final InstantSource clock;

    FlowShare(Stores stores, LaneGuard guard, InstantSource clock) {
        this.deliveries = stores.deliveries();
        this.bindings = stores.bindings();
        this.guard = guard;
        this.clock = clock;
    }

    /** How a version of a record stands to what was known of the record. */
    enum News {
        FIRST,
        DIFFERENT,
        SAME
    }

    /** What the flow makes of a version of a record: of one that was known only if a backfill reads it. */
    void changed(
            Tx tx,
            JournalEvent event,
            EntityKey record,
            Understood.Interest interest,
            News news,
            RoutingPlan plan,
            Set<Long> held) {
        Flow flow = interest.flow();
        Lane lane = new Lane(flow.name(), record);
        switch (interest.wish()) {
            case GONE -> gone(tx, event, record, flow, plan, held);
            case FAULT -> plan.deliverDead(delivery(event, flow, lane), "the flow's when failed: " + interest.fault());
            case NOT_WANTED -> plan.say(event.seq(), flow.name(), Verdict.Kind.FILTERED, "the flow's when says no");
            case ECHO -> echo(event, record, flow, plan);
            case WANTED -> wanted(tx, event, flow, lane, news, plan, held);
        }
    }

    /** The destination says something else now than what the flow left there last. */
    private static void echo(JournalEvent event, EntityKey record, Flow flow, RoutingPlan plan) {
        plan.doubt(record, flow.destination());
        plan.say(
                event.seq(),
                flow.name(),
                Verdict.Kind.ECHO,
                "it says what came from %s and the hub wrote itself".formatted(flow.destination()));
    }

    private void wanted(Tx tx, JournalEvent event, Flow flow, Lane lane, News news, RoutingPlan plan, Set<Long> held) {
        if (event.origin() == Origin.BACKFILL) {
            if (isBound(tx, lane.entity(), flow)) {
                plan.say(event.seq(), flow.name(), Verdict.Kind.UNCHANGED, "already in " + flow.destination());
                return;
            }
            if (news == News.SAME && (plan.isPlanned(lane) || isWaiting(tx, lane, plan))) {
                plan.say(
                        event.seq(),
                        flow.name(),
                        Verdict.Kind.UNCHANGED,
                        "already on its way to " + flow.destination());
                return;
            }
        }
        boolean isNew = news == News.FIRST;
        if (!isNew && flow.rules().kind() == Kind.STATE) {
            supersede(tx, lane, flow, "a newer version took its place (event %d)".formatted(event.seq()), plan, held);
        }
        deliver(event, flow, lane, isNew, plan);
    }

    /** What waits before it in its lane becomes as urgent as it is: otherwise it would wait for a whole backfill. */
    private void deliver(JournalEvent event, Flow flow, Lane lane, boolean isNew, RoutingPlan plan) {
        dropPlanned(lane, flow, plan);
        if (event.priority() == Priority.LIVE && !isNew) {
            plan.hurry(lane);
        }
        plan.deliver(delivery(event, flow, lane));
    }

    /** What the flow makes of it that a record is gone at its source. */
    void gone(Tx tx, JournalEvent event, EntityKey record, Flow flow, RoutingPlan plan, Set<Long> held) {
        if (flow.whenGone().isEmpty()) {
            plan.say(
                    event.seq(),
                    flow.name(),
                    Verdict.Kind.FILTERED,
                    "the record is gone, and the flow does not say what follows from that (to.when-gone)");
            return;
        }
        Lane lane = new Lane(flow.name(), record);
        if (flow.rules().kind() == Kind.STATE) {
            supersede(tx, lane, flow, "the record is gone (event %d)".formatted(event.seq()), plan, held);
        }
        dropPlanned(lane, flow, plan);
        if (isBound(tx, record, flow) || plan.isPlanned(lane) || isOpen(tx, lane, plan)) {
            deliver(event, flow, lane, false, plan);
        } else {
            plan.say(
                    event.seq(),
                    flow.name(),
                    Verdict.Kind.FILTERED,
                    "the record is gone, and %s never held it".formatted(flow.destination()));
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

    private boolean isBound(Tx tx, EntityKey key, Flow flow) {
        return bindings.find(tx, key, flow.destination(), flow.operation().object())
                .isPresent();
    }

    private boolean isOpen(Tx tx, Lane lane, RoutingPlan plan) {
        return open(tx, lane, plan).findAny().isPresent();
    }

    private boolean isWaiting(Tx tx, Lane lane, RoutingPlan plan) {
        return open(tx, lane, plan).anyMatch(delivery -> delivery.state() == DeliveryState.WAITING);
    }

    private Stream<Delivery> open(Tx tx, Lane lane, RoutingPlan plan) {
        return deliveries.open(tx, lane).stream().filter(delivery -> !plan.isSuperseded(delivery.id()));
    }

    /** What the same batch has planned for a state flow's lane was never written: it need not even be superseded. */
    private static void dropPlanned(Lane lane, Flow flow, RoutingPlan plan) {
        if (flow.rules().kind() == Kind.STATE) {
            for (long seq : plan.dropPlanned(lane)) {
                plan.say(seq, flow.name(), Verdict.Kind.SUPERSEDED, "a newer version came in the same moment");
            }
        }
    }

    private void supersede(Tx tx, Lane lane, Flow flow, String reason, RoutingPlan plan, Set<Long> held) {
        List<Delivery> open = deliveries.open(tx, lane);
        boolean isBound = !open.isEmpty() && isBound(tx, lane.entity(), flow);
        for (Delivery old : open) {
            boolean doubt = guard.mayHaveBeenApplied(old);
            boolean isSafe = isBound || !doubt;
            if (isSafe && !plan.isSuperseded(old.id()) && (held.contains(old.id()) || take(old.id(), held))) {
                if (doubt) {
                    plan.doubt(lane.entity(), flow.destination());
                }
                if (old.priority() == Priority.LIVE) {
                    plan.hurry(lane); // What takes its place by a backfill is no less urgent.
                }
                plan.supersede(new Settlement(
                        old.id(), DeliveryState.SUPERSEDED, reason, Optional.empty(), false, clock.instant()));
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
