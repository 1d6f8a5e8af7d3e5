package dev.tradewind.engine.sync;

import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.Entity;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.entity.StoredEntity;
import dev.tradewind.engine.journal.JournalEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event together with all that can be said of it without looking at the database.
 *
 * @param normalised what the source's connector makes of it
 * @param state the entity as it would be stored, if there is one
 * @param interests what each flow that reads the stream says of the entity; empty if there is none and none is gone
 * @param mayEcho whether the hub writes to where it comes from, so that it may be the hub's own words
 */
record Understood(
        JournalEvent event,
        Normalised normalised,
        Optional<StoredEntity> state,
        List<Interest> interests,
        boolean mayEcho) {

    private static final Logger LOG = LoggerFactory.getLogger(Understood.class);

    /** What a flow says of a record. */
    enum Wish {
        /** It is for this flow. */
        WANTED,
        /** The flow's {@code when} says no. */
        NOT_WANTED,
        /** For this flow the record counts as gone, and {@code when} was not asked. */
        GONE,
        /** It says what the flow's own destination said first. */
        ECHO,
        /** What the flow wants could not be found out. */
        FAULT
    }

    /**
     * What one flow says of the record.
     *
     * @param fault why that could not be found out; empty if it could
     */
    record Interest(Flow flow, Wish wish, String fault) {

        Interest(Flow flow, Wish wish) {
            this(flow, wish, "");
        }

        /** The same, if these news are the own words of {@code origins}: nobody is told what he said himself. */
        Interest unlessSaidBy(Set<String> origins) {
            return wish == Wish.WANTED && origins.contains(flow.destination()) ? new Interest(flow, Wish.ECHO) : this;
        }
    }

    /** A bug, in a connector or here, must not stop the journal: the event is kept, and can be routed again after a fix. */
    static Understood of(JournalEvent event, Setup setup) {
        try {
            return whole(event, setup);
        } catch (RuntimeException bug) {
            LOG.error("event {}: understanding it failed, which is a bug", event.seq(), bug);
            return without(
                    event,
                    new Normalised.Unreadable(
                            "understanding it failed with %s, which is a bug; the hub's log says where"
                                    .formatted(bug.getClass().getSimpleName())));
        }
    }

    private static Understood without(JournalEvent event, Normalised normalised) {
        return new Understood(event, normalised, Optional.empty(), List.of(), false);
    }

    private static Understood whole(JournalEvent event, Setup setup) {
        Optional<Source> source = setup.connection(event.connection()).flatMap(Connected::source);
        Normalised normalised = source.map(s -> s.normalise(event.record())).orElseGet(() -> unheard(event, setup));
        if (normalised instanceof Normalised.Gone) {
            List<Interest> interests = setup.reading(event.connection(), event.record().stream()).stream()
                    .map(flow -> new Interest(flow, Wish.GONE))
                    .toList();
            return new Understood(event, normalised, Optional.empty(), interests, false);
        }
        if (!(normalised instanceof Normalised.Changed changed)) {
            return without(event, normalised);
        }
        // Written once: what is stored, and what the tree is read from.
        byte[] json = Json.write(changed.entity());
        Map<String, @Nullable Object> tree = Json.readObject(json);
        StoredEntity state = state(event, changed.entity(), json, tree);
        return new Understood(
                event,
                normalised,
                Optional.of(state),
                interests(event, setup, tree, changed.isPutAway()),
                !setup.writingTo(event.connection()).isEmpty());
    }

    /**
     * What came is needed once the connection is in use again, also where the documents name it no more: that may have been a
     * mistake, and its senders were told that the hub has their events.
     */
    private static Normalised unheard(JournalEvent event, Setup setup) {
        String connection = event.connection();
        return Optional.ofNullable(setup.unusable().get(connection))
                .map(reason ->
                        new Normalised.Unreadable("connection %s could not be used: %s".formatted(connection, reason)))
                .orElseGet(() ->
                        new Normalised.Unreadable("connection %s is not configured any more".formatted(connection)));
    }

    private static StoredEntity state(
            JournalEvent event, Entity entity, byte[] json, Map<String, @Nullable Object> tree) {
        // A save without a change moves the modified time, and nothing else: that is no news for anybody.
        Object modifiedAt = tree.remove("modifiedAt");
        String hash = Fingerprint.of(Json.write(tree));
        tree.put("modifiedAt", modifiedAt);
        return new StoredEntity(
                new EntityKey(event.connection(), event.record().stream(), entity.id()),
                Entity.nameOf(entity.getClass()),
                entity.label(),
                entity.status(),
                entity.modifiedAt(),
                hash,
                event.seq(),
                false,
                json);
    }

    private static List<Interest> interests(
            JournalEvent event, Setup setup, Map<String, @Nullable Object> tree, boolean isPutAway) {
        List<Interest> interests = new ArrayList<>();
        for (Flow flow : setup.reading(event.connection(), event.record().stream())) {
            boolean isGone = isPutAway && flow.whenGone().isPresent();
            interests.add(isGone ? new Interest(flow, Wish.GONE) : interest(flow, event, tree));
        }
        return interests;
    }

    private static Interest interest(Flow flow, JournalEvent event, Map<String, @Nullable Object> tree) {
        if (flow.when().isEmpty()) {
            return new Interest(flow, Wish.WANTED);
        }
        try {
            boolean wanted = Boolean.TRUE.equals(flow.when().get().evaluate(tree, Variables.of(flow, event)));
            return new Interest(flow, wanted ? Wish.WANTED : Wish.NOT_WANTED);
        } catch (ExpressionFault e) {
            return new Interest(flow, Wish.FAULT, String.valueOf(e.getMessage()));
        }
    }
}
