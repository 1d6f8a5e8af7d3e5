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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event together with all that can be said of it without looking at the database.
 *
 * @param normalised what the source's connector makes of it
 * @param state the entity as it would be stored, if there is one
 * @param interests what each flow that reads the stream says of the entity; empty if there is none and none is gone
 */
record Understood(JournalEvent event, Normalised normalised, Optional<StoredEntity> state, List<Interest> interests) {

    private static final Logger LOG = LoggerFactory.getLogger(Understood.class);

    /**
     * Whether a flow wants the record.
     *
     * @param isGone whether for this flow the record counts as gone; then it is not asked whether it is wanted
     * @param fault why that could not be found out; empty if it could
     */
    record Interest(Flow flow, boolean wanted, boolean isGone, Optional<String> fault) {

        static Interest gone(Flow flow) {
            return new Interest(flow, false, true, Optional.empty());
        }
    }

    static Understood of(JournalEvent event, Setup setup) {
        Optional<Source> source = setup.connection(event.connection()).flatMap(Connected::source);
        Normalised normalised = source.map(s -> normalised(event, s))
                .orElseGet(() -> new Normalised.Ignored(
                        "connection %s is not configured any more".formatted(event.connection())));
        if (normalised instanceof Normalised.Gone) {
            List<Interest> interests = setup.reading(event.connection(), event.record().stream()).stream()
                    .map(Interest::gone)
                    .toList();
            return new Understood(event, normalised, Optional.empty(), interests);
        }
        if (!(normalised instanceof Normalised.Changed changed)) {
            return new Understood(event, normalised, Optional.empty(), List.of());
        }
        // Written once: what is stored, and what the tree is read from.
        byte[] json = Json.write(changed.entity());
        Map<String, @Nullable Object> tree = Json.readObject(json);
        StoredEntity state = state(event, changed.entity(), json, tree);
        return new Understood(
                event, normalised, Optional.of(state), interests(event, setup, tree, changed.isPutAway()));
    }

    /** A bug in a connector must not stop the journal: the event is kept, and can be routed again after a fix. */
    private static Normalised normalised(JournalEvent event, Source source) {
        try {
            return source.normalise(event.record());
        } catch (RuntimeException bug) {
            LOG.error("event {}: the connector failed, which is a bug in it", event.seq(), bug);
            return new Normalised.Unreadable(
                    "the connector failed with " + bug.getClass().getSimpleName());
        }
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
            interests.add(isGone ? Interest.gone(flow) : interest(flow, event, tree));
        }
        return interests;
    }

    private static Interest interest(Flow flow, JournalEvent event, Map<String, @Nullable Object> tree) {
        if (flow.when().isEmpty()) {
            return new Interest(flow, true, false, Optional.empty());
        }
        try {
            boolean wanted = Boolean.TRUE.equals(flow.when().get().evaluate(tree, Variables.of(flow, event)));
            return new Interest(flow, wanted, false, Optional.empty());
        } catch (ExpressionFault e) {
            return new Interest(flow, false, false, Optional.of(String.valueOf(e.getMessage())));
        }
    }
}
