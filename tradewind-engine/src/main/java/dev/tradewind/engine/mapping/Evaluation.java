package dev.tradewind.engine.mapping;

import com.dashjoin.jsonata.JException;
import java.util.List;

/** What one running evaluation has used up so far. Belongs to one thread. */
final class Evaluation {

    /** The evaluation that the current thread is in. Functions are shared by all, so they find theirs here. */
    static final ScopedValue<Evaluation> RUNNING = ScopedValue.newInstance();

    /** Reading the clock may cost as much as a step. */
    private static final int STEPS_BETWEEN_CHECKS = 64;

    private final Bounds bounds;
    private final long startNanos = System.nanoTime();
    private int depth;
    private int steps;

    Evaluation(Bounds bounds) {
        this.bounds = bounds;
    }

    static Evaluation current() {
        return RUNNING.get();
    }

    void enter() {
        depth++;
        steps++;
        if (depth > bounds.depth()) {
            throw new JException(
                    "the expression nests deeper than %d: a function that calls itself without end?"
                            .formatted(bounds.depth()),
                    -1);
        }
        if (steps > bounds.steps()) {
            throw new JException(
                    "the expression takes more than %d steps: a loop without end?".formatted(bounds.steps()), -1);
        }
        if (steps % STEPS_BETWEEN_CHECKS == 0) {
            checkTime();
        }
    }

    void leave(@org.jspecify.annotations.Nullable Object result) {
        depth--;
        if (result instanceof String text) {
            checkText(text.length());
        } else if (result instanceof List<?> list) {
            checkList(list.size());
        }
    }

    void checkTime() {
        if (System.nanoTime() - startNanos > bounds.time().toNanos()) {
            throw new JException(
                    "the expression takes longer than %d ms"
                            .formatted(bounds.time().toMillis()),
                    -1);
        }
    }

    void checkText(long chars) {
        if (chars > bounds.textChars()) {
            throw new JException(
                    "the expression makes a text of more than %d characters".formatted(bounds.textChars()), -1);
        }
    }

    void checkList(long items) {
        if (items > bounds.listItems()) {
            throw new JException("the expression makes a list of more than %d items".formatted(bounds.listItems()), -1);
        }
    }

    Bounds bounds() {
        return bounds;
    }
}
