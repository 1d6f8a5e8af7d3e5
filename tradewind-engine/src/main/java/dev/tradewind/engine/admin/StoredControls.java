package dev.tradewind.engine.admin;

import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.base.Tx;
import dev.tradewind.engine.control.Action;
import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.document.Document.FlowRules;
import dev.tradewind.engine.entity.StoredEntity;
import dev.tradewind.engine.journal.EventFilter;
import dev.tradewind.engine.journal.EventHead;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.journal.Verdict;
import dev.tradewind.engine.journal.Verdict.Kind;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryFilter;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.lane.DeliveryStore.Settlement;
import dev.tradewind.engine.lane.Lane;
import dev.tradewind.engine.lane.NewDelivery;
import dev.tradewind.engine.sync.IdempotencyKey;
import dev.tradewind.engine.sync.Machinery;
import dev.tradewind.engine.sync.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Carries out what a person orders, and writes down who ordered it, in one commit. */
public final class StoredControls implements Controls {

    /** Dead letters retried, or events routed again, by one commit. */
    private static final int CHUNK = 500;

    /** So many fit into memory easily; who wants more has left something out. */
    private static final int REPLAYED_MAX = 100_000;

    private final Stores stores;
    private final Machinery machinery;
    private final InstantSource clock;

    public StoredControls(Stores stores, Machinery machinery, InstantSource clock) {
        this.stores = stores;
        this.machinery = machinery;
        this.clock = clock;
    }

    @Override
    public void retry(long delivery, String who) {
        get(delivery);
        order("retry", "delivery " + delivery, "", who, tx -> {
            Delivery now = inTransaction(tx, delivery);
            if (now.state() != DeliveryState.DEAD) {
                throw new Impossible("Delivery %d is %s, and only a dead letter can be retried."
                        .formatted(delivery, now.state().name().toLowerCase(Locale.ROOT)));
            }
            stores.deliveries().revive(tx, delivery, clock.instant());
        });
    }

    @Override
    public int retryAll(DeliveryFilter filter, String who) {
        DeliveryFilter dead = filter.withState(DeliveryState.DEAD);
        int all = 0;
        for (List<Delivery> some = stores.deliveries().list(dead, CHUNK); !some.isEmpty(); ) {
            List<Delivery> chunk = some;
            order(
                    "retry",
                    "%d dead letters".formatted(chunk.size()),
                    "",
                    who,
                    tx -> chunk.stream()
                            .map(d -> inTransaction(tx, d.id()))
                            .filter(d -> d.state() == DeliveryState.DEAD)
                            .forEach(d -> stores.deliveries().revive(tx, d.id(), clock.instant())));
            all += chunk.size();
            some = stores.deliveries().list(dead.before(chunk.getLast().id()), CHUNK);
        }
        return all;
    }

    @Override
    public long replay(long delivery, String who) {
        Delivery old = get(delivery);
        if (!old.state().isFinal()) {
            throw new Impossible("Delivery %d has not ended yet. Retry it if it is a dead letter.".formatted(delivery));
        }
        NewDelivery again = again(old, old.priority());
        long[] id = new long[1];
        order(
                "replay",
                "delivery " + delivery,
                "",
                who,
                tx -> id[0] = stores.deliveries().enqueue(tx, List.of(again)).getFirst());
        return id[0];
    }

    @Override
    public int replayAll(DeliveryFilter filter, String who) {
        List<Delivery> old = toReplay(filter.state().isPresent() ? filter : filter.withState(DeliveryState.APPLIED));
        for (int from = 0; from < old.size(); from += CHUNK) {
            List<NewDelivery> again = old.subList(from, Math.min(old.size(), from + CHUNK)).stream()
                    .map(delivery -> again(delivery, Priority.BACKFILL))
                    .toList();
            order(
                    "replay",
                    "%d deliveries".formatted(again.size()),
                    "",
                    who,
                    tx -> stores.deliveries().enqueue(tx, again));
        }
        return old.size();
    }

    /** Oldest first, so that each record's transitions come in their order again. */
    private List<Delivery> toReplay(DeliveryFilter filter) {
        if (!filter.state().orElseThrow().isFinal()) {
            throw new Impossible("Only deliveries that have ended can be replayed. Retry dead letters instead.");
        }
        List<Delivery> found = new ArrayList<>();
        Set<Lane> seen = new HashSet<>();
        for (List<Delivery> some = stores.deliveries().list(filter, CHUNK); !some.isEmpty(); ) {
            for (Delivery delivery : some) {
                if (seen.add(delivery.lane()) || !isState(delivery)) {
                    found.add(delivery);
                }
            }
            if (found.size() > REPLAYED_MAX) {
                throw new Impossible("More than %d deliveries fit. Narrow it down with a flow or a record's key."
                        .formatted(REPLAYED_MAX));
            }
            some = stores.deliveries().list(filter.before(some.getLast().id()), CHUNK);
        }
        return found.reversed();
    }

    private NewDelivery again(Delivery old, Priority priority) {
        Instant now = clock.instant();
        long seq = eventToReplay(old);
        return new NewDelivery(
                old.lane(),
                old.flowVersion(),
                old.destination(),
                seq,
                priority,
                old.correlationId(),
                IdempotencyKey.ofReplay(old.lane().flow(), seq, old.id(), now),
                now,
                Optional.of(old.id()));
    }

    private boolean isState(Delivery delivery) {
        return machinery
                .setup()
                .flow(delivery.lane().flow())
                .filter(f -> f.rules().kind() == FlowRules.Kind.STATE)
                .isPresent();
    }

    /** In a state flow the record as it is now: an old version must not go over a newer one. */
    private long eventToReplay(Delivery old) {
        return isState(old)
                ? stores.entities()
                        .find(old.lane().entity())
                        .map(StoredEntity::seq)
                        .orElse(old.seq())
                : old.seq();
    }

    @Override
    public void reroute(long event, String who) {
        JournalEvent found = stores.journal()
                .find(event)
                .orElseThrow(() -> new Impossible("There is no event %d (or no longer).".formatted(event)));
        if (machinery.setup().connection(found.connection()).isEmpty()) {
            throw new Impossible("Event %d came from %s, which is not in use now: nothing could read it."
                    .formatted(event, found.connection()));
        }
        List<Verdict> verdicts = stores.journal().verdicts(List.of(event));
        if (verdicts.stream().noneMatch(v -> v.kind() == Kind.UNREADABLE || v.kind() == Kind.AGAIN)) {
            throw new Impossible(
                    "Event %d is not unreadable: %s. To send what it led to once more, replay its delivery."
                            .formatted(event, outcome(verdicts)));
        }
        order("reroute", "event " + event, "", who, tx -> stores.journal().askAgain(tx, List.of(event)));
    }

    private static String outcome(List<Verdict> verdicts) {
        return verdicts.isEmpty() ? "it was understood" : verdicts.getFirst().reason();
    }

    @Override
    public int rerouteAll(EventFilter filter, String who) {
        long head = stores.journal().head();
        int all = 0;
        // Oldest first, and what becomes unreadable again meanwhile is behind: it ends.
        List<EventHead> some = unreadableAfter(0, head);
        while (!some.isEmpty()) {
            List<Long> chunk = some.stream()
                    .filter(filter::fits)
                    .filter(e -> machinery
                            .setup()
                            .connection(e.entity().connection())
                            .isPresent())
                    .map(EventHead::seq)
                    .toList();
            if (!chunk.isEmpty()) {
                String target = (chunk.size() == 1 ? "1 event" : chunk.size() + " events")
                        + filter.connection().map(c -> " of " + c).orElse("");
                order("reroute", target, "", who, tx -> stores.journal().askAgain(tx, chunk));
                all += chunk.size();
            }
            some = unreadableAfter(some.getLast().seq(), head);
        }
        return all;
    }

    private List<EventHead> unreadableAfter(long seq, long last) {
        return stores.journal().unreadableAfter(seq, CHUNK).stream()
                .filter(e -> e.seq() <= last)
                .toList();
    }

    @Override
    public void discard(long delivery, String reason, String who) {
        if (reason.isBlank()) {
            throw new Impossible("Say why delivery %d is to be discarded: somebody will ask.".formatted(delivery));
        }
        get(delivery);
        if (!machinery.tryTake(delivery)) {
            throw new Impossible(
                    "Delivery %d is being attempted right now. Try again in a moment.".formatted(delivery));
        }
        try {
            order("discard", "delivery " + delivery, reason, who, tx -> {
                Delivery now = inTransaction(tx, delivery);
                if (now.state().isFinal()) {
                    throw new Impossible("Delivery %d has ended already.".formatted(delivery));
                }
                Settlement settlement = new Settlement(
                        delivery, DeliveryState.DISCARDED, reason, Optional.empty(), false, clock.instant());
                if (machinery.mayHaveBeenApplied(now)) {
                    stores.bindings().doubt(tx, now.lane().entity(), now.destination());
                }
                stores.deliveries().settle(tx, settlement);
            });
        } finally {
            machinery.release(delivery);
        }
    }

    @Override
    public void pause(Pause.Kind kind, String name, String reason, String who) {
        known(kind, name);
        order(
                "pause",
                target(kind, name),
                reason,
                who,
                tx -> stores.pauses().pause(tx, new Pause(kind, name, who, reason, clock.instant())));
    }

    @Override
    public void resume(Pause.Kind kind, String name, String who) {
        known(kind, name);
        order("resume", target(kind, name), "", who, tx -> stores.pauses().resume(tx, kind, name));
        if (kind == Pause.Kind.CONNECTION) {
            machinery.trust(name);
            machinery.wake();
        }
    }

    @Override
    public long backfill(
            String connection, String stream, Optional<Instant> from, Optional<Instant> until, String who) {
        if (machinery.setup().reading(connection, stream).isEmpty()) {
            throw new Impossible(
                    "No flow reads the stream %s of %s, so a backfill would lead nowhere. Apply a flow first."
                            .formatted(stream, connection));
        }
        long[] id = new long[1];
        order(
                "backfill",
                "%s of %s".formatted(stream, connection),
                "",
                who,
                tx -> id[0] = stores.backfills().start(tx, connection, stream, from, until, clock.instant()));
        return id[0];
    }

    private void order(String verb, String target, String reason, String who, Consumer<Tx> work) {
        Action action = new Action(clock.instant(), who, verb, target, reason);
        stores.writes().write("order", tx -> {
            work.accept(tx);
            stores.actions().add(tx, action);
            return action;
        });
        machinery.wake();
    }

    private Delivery get(long id) {
        return stores.deliveries().find(id).orElseThrow(() -> new Impossible("There is no delivery %d.".formatted(id)));
    }

    /** As it is now that nobody else can write. */
    private Delivery inTransaction(Tx tx, long id) {
        Delivery before = get(id);
        return stores.deliveries().open(tx, before.lane()).stream()
                .filter(d -> d.id() == id)
                .findFirst()
                .orElseGet(() -> get(id));
    }

    private void known(Pause.Kind kind, String name) {
        boolean isKnown = switch (kind) {
            case FLOW -> machinery.setup().flow(name).isPresent();
            case CONNECTION -> machinery.setup().connection(name).isPresent();
        };
        if (!isKnown) {
            throw new Impossible("There is no %s.".formatted(target(kind, name)));
        }
    }

    private static String target(Pause.Kind kind, String name) {
        return kind.name().toLowerCase(Locale.ROOT) + " " + name;
    }
}
