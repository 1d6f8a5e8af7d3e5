package dev.tradewind.engine.sync;

import dev.tradewind.engine.entity.StoredEntity;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.mapping.FlowVariables;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The values that an expression of a flow sees besides the entity. The same for every attempt of a delivery. */
final class Variables {

    private Variables() {}

    /** For a flow's {@code when}. */
    static Map<String, Object> of(Flow flow, JournalEvent event) {
        return of(flow, event.record().key(), event.record().topic(), event.receivedAt());
    }

    private static Map<String, Object> of(Flow flow, String key, String topic, Instant receivedAt) {
        Map<String, Object> values = new HashMap<>();
        values.put(FlowVariables.FLOW, flow.name());
        values.put(FlowVariables.FROM, flow.source());
        values.put(FlowVariables.TO, flow.destination());
        values.put(FlowVariables.KEY, key);
        values.put(FlowVariables.TOPIC, topic);
        values.put(FlowVariables.RECEIVED_AT, receivedAt.toString());
        return values;
    }

    /**
     * For a flow's map.
     *
     * @param bound id under which the destination holds the record already
     * @param isGone whether the record is gone at its source
     */
    static Map<String, Object> of(Flow flow, JournalEvent event, Optional<String> bound, boolean isGone) {
        Map<String, Object> values = of(flow, event);
        add(values, bound, isGone);
        return values;
    }

    /** As {@link #of(Flow, JournalEvent, Optional, boolean)}, for a record whose event is no longer kept, perhaps. */
    static Map<String, Object> of(
            Flow flow, StoredEntity entity, Optional<JournalEvent> event, Optional<String> bound, boolean isGone) {
        Map<String, Object> values = event.map(known -> of(flow, known))
                .orElseGet(() -> of(flow, entity.key().key(), entity.type() + ".read", entity.modifiedAt()));
        add(values, bound, isGone);
        return values;
    }

    private static void add(Map<String, Object> values, Optional<String> bound, boolean isGone) {
        values.put(FlowVariables.GONE, isGone);
        bound.ifPresent(id -> values.put(FlowVariables.BOUND, id));
    }
}
