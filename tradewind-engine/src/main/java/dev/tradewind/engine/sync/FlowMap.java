package dev.tradewind.engine.sync;

import dev.tradewind.api.Expression;
import dev.tradewind.api.ExpressionFault;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates a flow's map. Pure. */
final class FlowMap {

    private FlowMap() {}

    /** What the map came to. */
    sealed interface Result {
        /** The operation's input. */
        record Made(Map<String, @Nullable Object> input) implements Result {}

        record Failed(String reason) implements Result {}
    }

    /**
     * Maps one record.
     *
     * @param isGone whether it is gone at its source; the flow then says what follows from that
     */
    static Result of(Flow flow, boolean isGone, Map<String, @Nullable Object> entity, Map<String, Object> variables) {
        Expression map = isGone ? flow.whenGone().orElseThrow().map() : flow.map();
        String name = isGone ? "map for what is gone" : "map";
        try {
            Object input = map.evaluate(entity, variables);
            return input instanceof Map<?, ?>
                    ? new Result.Made(asObject(input))
                    : new Result.Failed("the flow's %s must make an object, and made %s".formatted(name, kind(input)));
        } catch (ExpressionFault e) {
            return new Result.Failed("the flow's %s failed: %s".formatted(name, e.getMessage()));
        }
    }

    private static String kind(@Nullable Object value) {
        return value == null ? "nothing" : "a " + value.getClass().getSimpleName();
    }

    @SuppressWarnings("unchecked") // An expression returns a tree, and the keys of a tree's objects are strings.
    private static Map<String, @Nullable Object> asObject(Object tree) {
        return (Map<String, @Nullable Object>) tree;
    }
}
