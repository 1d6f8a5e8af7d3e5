package dev.tradewind.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled JSONata expression. Safe for any thread; bounded in time and depth. */
public interface Expression {

    /**
     * Evaluates the expression on one input.
     *
     * @param input the tree it looks at, see {@link dev.tradewind.api.json.Json}
     * @param variables further values, by the name after the {@code $}
     * @return a tree, or null if the expression finds nothing
     * @throws ExpressionFault if evaluation fails or takes too long
     */
    @Nullable
    Object evaluate(@Nullable Object input, Map<String, ? extends @Nullable Object> variables);
}
