package dev.tradewind.engine.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import dev.tradewind.api.Expression;
import dev.tradewind.api.ExpressionFault;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled JSONata expression. Safe for any thread. */
final class JsonataExpression implements Expression {

    private final Jsonata compiled;
    private final Bounds bounds;

    JsonataExpression(Jsonata compiled, Bounds bounds) {
        this.compiled = compiled;
        this.bounds = bounds;
    }

    @Override
    public @Nullable Object evaluate(@Nullable Object input, Map<String, ? extends @Nullable Object> variables) {
        var evaluation = new Evaluation(bounds);
        Jsonata.Frame frame = compiled.createFrame();
        variables.forEach((name, value) -> frame.bind(name, value == null ? Jsonata.NULL_VALUE : value));
        frame.setEvaluateEntryCallback((node, nodeInput, nodeFrame) -> {
            GuardedRegex.guard(node);
            evaluation.enter();
        });
        frame.setEvaluateExitCallback((node, nodeInput, nodeFrame, result) -> evaluation.leave(result));
        try {
            return ScopedValue.where(Evaluation.RUNNING, evaluation)
                    .call(() -> Trees.of(compiled.evaluate(input, frame), bounds));
        } catch (JException e) {
            throw Faults.of(e);
        } catch (StackOverflowError e) {
            throw new ExpressionFault("the expression nests too deeply, or one of its regular expressions does", -1);
        } catch (RuntimeException e) {
            throw Faults.unforeseen(e);
        }
    }
}
