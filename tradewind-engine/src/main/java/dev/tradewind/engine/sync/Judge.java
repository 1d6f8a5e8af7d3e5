package dev.tradewind.engine.sync;

import dev.tradewind.api.Normalised;
import dev.tradewind.api.StreamSpec;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Tx;
import dev.tradewind.engine.entity.EntityStore;
import dev.tradewind.engine.entity.StoredEntity;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.journal.Origin;
import dev.tradewind.engine.journal.Verdict;
import dev.tradewind.engine.reading.Reread;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides what one understood event says: news, or why not. The rules that hold for all flows are here.
 *
 * <p><b>Which version is newer.</b> The source's modified time decides; it has whole seconds. Of two different versions
 * from the same second the one that came later is taken, and because nobody can know whether that is right, the record is
 * read again a little later.
 *
 * <p><b>What is gone stays gone</b> until the source itself, asked for the record, says otherwise: a webhook that was held
 * up on its way must not bring a deleted record back.
 *
 * <p><b>An event that is routed again</b> is judged like any other, but against what has come since: what was seen after it
 * stands.
 *
 * <p>What each flow then makes of the event is decided by {@link FlowShare}.
 */
final class Judge {

    /** A store's modified time has whole seconds: after this, whatever else happened in that second is to be seen. */
    static final Duration SETTLE = Duration.ofSeconds(2);

    /** Further ahead than the clocks of systems that are looked after. */
    static final Duration AHEAD = Duration.ofMinutes(10);

    private final EntityStore entities;
    private final FlowShare share;
    private final Echoes echoes;
    private final Supplier<Setup> setup;
    private final InstantSource clock;

    Judge(Stores stores, LaneGuard guard, Supplier<Setup> setup, InstantSource clock) {
        this.entities = stores.entities();
        this.share = new FlowShare(stores, guard, clock);
        this.echoes = new Echoes(stores.written());
        this.setup = setup;
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
            case Normalised.Gone gone -> gone(tx, one, gone, plan, held);
            case Normalised.Ignored ignored -> plan.say(seq, Verdict.Kind.IGNORED, ignored.reason());
            case Normalised.Unreadable broken -> plan.say(seq, Verdict.Kind.UNREADABLE, broken.reason());
        }
    }

    private void doubtful(JournalEvent event, Normalised.Doubtful doubtful, RoutingPlan plan) {
        plan.say(event.seq(), Verdict.Kind.DOUBTFUL, doubtful.reason());
        EntityKey key = new EntityKey(event.connection(), doubtful.stream(), doubtful.key());
        plan.readAgain(new Reread(key, doubtful.reason(), event.seq(), clock.instant(), 0));
    }

    private void gone(Tx tx, Understood one, Normalised.Gone gone, RoutingPlan plan, Set<Long> held) {
        JournalEvent event = one.event();
        plan.say(event.seq(), Verdict.Kind.GONE, gone.reason());
        EntityKey key = new EntityKey(event.connection(), event.record().stream(), gone.key());
        Optional<StoredEntity> before = plan.known(key).filter(was -> !was.gone());
        if (before.isEmpty()) {
            return; // Never known, or known to be gone: no flow has anything of it.
        }
        StoredEntity was = before.get();
        if (was.seq() > event.seq()) {
            plan.say(event.seq(), Verdict.Kind.STALE, "the record was seen after that (event %d)".formatted(was.seq()));
            return;
        }
        plan.remember(new StoredEntity(
                key, was.type(), was.label(), was.status(), was.modifiedAt(), "gone", event.seq(), true, was.json()));
        plan.keepLast(event.seq(), was.json());
        one.interests().forEach(i -> share.gone(tx, event, key, i.flow(), plan, held));
    }

    private void changed(Tx tx, Understood one, StoredEntity state, RoutingPlan plan, Set<Long> held) {
        Optional<StoredEntity> before = plan.known(state.key());
        boolean isBackfill = one.event().origin() == Origin.BACKFILL;
        if (before.filter(b -> isNewer(b, state)).isPresent() && !isOvertaken(before.get(), state, one.event(), plan)) {
            plan.say(
                    state.seq(),
                    Verdict.Kind.STALE,
                    "a version of " + before.get().modifiedAt() + " is known already");
            return;
        }
        if (before.isPresent() && before.get().gone() && one.event().origin() != Origin.READ) {
            String reason = "the record was gone; whether it has come back is for %s to say"
                    .formatted(one.event().connection());
            plan.say(state.seq(), Verdict.Kind.DOUBTFUL, reason);
            plan.readAgain(new Reread(state.key(), reason, state.seq(), clock.instant(), 0));
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
            plan.learn(one.event());
        }
        if (one.interests().isEmpty()) {
            plan.say(state.seq(), Verdict.Kind.NO_FLOW, "no flow reads " + state.key().stream());
        }
        FlowShare.News news = news(before, sameAsBefore);
        Set<String> origins = one.mayEcho() && !sameAsBefore ? echoes.origins(tx, state, before) : Set.of();
        one.interests()
                .forEach(i -> share.changed(tx, one.event(), state.key(), i.unlessSaidBy(origins), news, plan, held));
    }

    private static FlowShare.News news(Optional<StoredEntity> before, boolean sameAsBefore) {
        if (before.isEmpty()) {
            return FlowShare.News.FIRST;
        }
        return sameAsBefore ? FlowShare.News.SAME : FlowShare.News.DIFFERENT;
    }

    /** Of two versions from the same second an event that is routed again may be the one that came first. */
    private static boolean isNewer(StoredEntity before, StoredEntity state) {
        int order = before.modifiedAt().compareTo(state.modifiedAt());
        return order > 0
                || (order == 0 && before.seq() > state.seq() && !before.hash().equals(state.hash()));
    }

    /**
     * Whether the known version, although newer by its time, gives way: a time to come is one of a clock that was ahead, and
     * would keep out all that is said until then. The source is asked, and its answer stands; where it cannot be asked, what
     * came later does.
     */
    private boolean isOvertaken(StoredEntity before, StoredEntity state, JournalEvent event, RoutingPlan plan) {
        boolean isAhead = before.modifiedAt().isAfter(event.receivedAt().plus(AHEAD));
        if (!isAhead || before.seq() > state.seq()) {
            return false;
        }
        if (event.origin() == Origin.READ || !canReadAgain(state.key())) {
            return true;
        }
        String reason = "a version of %s is known, which is a time to come".formatted(before.modifiedAt());
        plan.readAgain(new Reread(state.key(), reason, state.seq(), clock.instant(), 0));
        return false;
    }

    private boolean canReadAgain(EntityKey key) {
        return setup.get().has(StreamSpec.Way.READ, key.connection(), key.stream());
    }

    /** Only a webhook leads to another read: what was read again is as good as it gets, and must not go round for ever. */
    private static boolean isSameSecond(StoredEntity before, StoredEntity state, JournalEvent event) {
        return event.origin() == Origin.WEBHOOK && before.modifiedAt().equals(state.modifiedAt()) && !before.gone();
    }

    private void settle(JournalEvent event, StoredEntity state, RoutingPlan plan) {
        Instant due = clock.instant().plus(SETTLE);
        plan.readAgain(new Reread(state.key(), "two versions from the same second", event.seq(), due, 0));
    }
}
