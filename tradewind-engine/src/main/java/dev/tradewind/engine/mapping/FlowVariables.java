package dev.tradewind.engine.mapping;

import java.util.Set;

/**
 * The variables that an expression of a flow sees, besides the entity it is given as input. The engine binds what it
 * knows; a variable without a value is nothing, as a path that leads nowhere is.
 */
public final class FlowVariables {

    /** Name of the flow. */
    public static final String FLOW = "flow";

    /** Name of the connection that the event came from. */
    public static final String FROM = "from";

    /** Name of the connection that is written to. */
    public static final String TO = "to";

    /** Key of the entity at its source. */
    public static final String KEY = "key";

    /** Topic of the event, for example {@code order.updated}. */
    public static final String TOPIC = "topic";

    /** Id under which the destination holds the record already; nothing if it does not. */
    public static final String BOUND = "bound";

    /** When the event was received: an instant that stays the same for every attempt. */
    public static final String RECEIVED_AT = "receivedAt";

    /** Whether the record is gone at its source, and the flow's {@code when-gone} is what is mapped for. */
    public static final String GONE = "gone";

    /** Those of a {@code when}: it is asked when the event comes in, before anything is known of the destination. */
    public static final Set<String> OF_WHEN = Set.of(FLOW, FROM, TO, KEY, TOPIC, RECEIVED_AT);

    /** Those of a {@code map}. */
    public static final Set<String> OF_MAP = Set.of(FLOW, FROM, TO, KEY, TOPIC, BOUND, RECEIVED_AT, GONE);

    private FlowVariables() {}
}
