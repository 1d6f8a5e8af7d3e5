package dev.tradewind.engine.sync;

import dev.tradewind.engine.base.Tx;
import dev.tradewind.engine.journal.JournalEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes events from the journal, in order, and decides what each leads to: a new state in the entity store, deliveries,
 * another read, or nothing, with the reason.
 *
 * <p>A batch is understood outside the transaction (that is the expensive part, and pure) and decided inside it, because
 * the decision depends on what earlier events have left. Everything a batch leads to, and the router's new position, is
 * one commit: after a crash a batch is routed again as a whole or not at all.
 *
 * <p>Used by one thread.
 */
final class Router {

    /** Large enough to share a commit well, small enough that a webhook behind a backfill waits a fraction of a second. */
    static final int BATCH = 256;

    private final Stores stores;
    private final LaneGuard guard;
    private final Supplier<Setup> setup;
    private final Judge judge;
    private final Consumer<RoutingPlan> routed;

    /**
     * Joins the router to its surroundings.
     *
     * @param routed told after a commit what it has led to
     */
    Router(Stores stores, LaneGuard guard, Supplier<Setup> setup, Judge judge, Consumer<RoutingPlan> routed) {
        this.stores = stores;
        this.guard = guard;
        this.setup = setup;
        this.judge = judge;
        this.routed = routed;
    }

    /** Routes the next batch of news, and then of what is to be routed again; how many events they had. */
    int routeOnce() {
        return routeNews() + routeAgain();
    }

    private int routeNews() {
        List<JournalEvent> events = stores.journal().readAfter(stores.journal().position(), BATCH);
        if (events.isEmpty()) {
            return 0;
        }
        List<Understood> understood = understood(events);
        commit("route", (tx, held) -> {
            RoutingPlan plan = decide(tx, understood, held);
            stores.journal().movePosition(tx, understood.getLast().event().seq());
            return plan;
        });
        return events.size();
    }

    /**
     * What could not be understood when it was its turn, in order. The mark that leads here goes in the same commit as the
     * deliveries come: however often an event is ordered to be routed again, each mark is used once.
     */
    private int routeAgain() {
        List<JournalEvent> events = stores.journal().again(BATCH);
        if (events.isEmpty()) {
            return 0;
        }
        List<Understood> understood = understood(events);
        commit("route again", (tx, held) -> {
            Set<Long> marked = stores.journal()
                    .takeAgain(tx, events.stream().map(JournalEvent::seq).toList());
            return decide(
                    tx,
                    understood.stream()
                            .filter(one -> marked.contains(one.event().seq()))
                            .toList(),
                    held);
        });
        return events.size();
    }

    private List<Understood> understood(List<JournalEvent> events) {
        Setup now = setup.get();
        return events.stream().map(e -> Understood.of(e, now)).toList();
    }

    private void commit(String what, BiFunction<Tx, Set<Long>, RoutingPlan> work) {
        Set<Long> held = new HashSet<>();
        try {
            RoutingPlan done = stores.writes().write(what, tx -> work.apply(tx, held));
            routed.accept(done);
        } finally {
            guard.releaseAll(held);
        }
    }

    private RoutingPlan decide(Tx tx, List<Understood> understood, Set<Long> held) {
        RoutingPlan plan = new RoutingPlan(judge.known(tx, understood));
        for (Understood one : understood) {
            judge.decide(tx, one, plan, held);
        }
        write(tx, plan);
        return plan;
    }

    private void write(Tx tx, RoutingPlan plan) {
        stores.entities().put(tx, plan.entities());
        plan.superseded().forEach(s -> stores.deliveries().settle(tx, s));
        plan.doubts().forEach(doubt -> stores.bindings().doubt(tx, doubt.record(), doubt.destination()));
        List<Long> ids = stores.deliveries().enqueue(tx, plan.deliveries());
        stores.deliveries().hurry(tx, plan.hurried());
        plan.stillborn(ids).forEach(b -> stores.deliveries().bury(tx, b, false));
        stores.journal().judge(tx, plan.verdicts());
        stores.journal().keepLast(tx, plan.last());
        stores.rereads().add(tx, plan.rereads());
    }
}
