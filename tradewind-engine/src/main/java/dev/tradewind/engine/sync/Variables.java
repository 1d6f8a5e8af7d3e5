package dev.tradewind.engine.sync;

import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.mapping.FlowVariables;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The values that an expression of a flow sees besides the entity. The same for every attempt of a delivery. */
final class Variables {

    private Variables() {}

    /** For a flow's {@code when}. */
    static Map<String, Object> of(Flow flow, JournalEvent event) {
        Map<String, Object> values = new HashMap<>();
        values.put(FlowVariables.FLOW, flow.name());
        values.put(FlowVariables.FROM, flow.source());
        values.put(FlowVariables.TO, flow.destination());
        values.put(FlowVariables.KEY, event.record().key());
        values.put(FlowVariables.TOPIC, event.record().topic());
        values.put(FlowVariables.RECEIVED_AT, event.receivedAt().toString());
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
        values.put(FlowVariables.GONE, isGone);
        bound.ifPresent(id -> values.put(FlowVariables.BOUND, id));
        return values;
    }
}
