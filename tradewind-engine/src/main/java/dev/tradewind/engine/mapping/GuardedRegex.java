package dev.tradewind.engine.mapping;

import com.dashjoin.jsonata.Jsonata.Fn0;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Parser.Symbol;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of JSONata that keeps to the time limit of its evaluation.
 *
 * <p>The library hands a literal {@code /…/} around as a plain {@link Pattern}, which nothing can stop. So the first time
 * a literal is evaluated, the pattern in its syntax node is replaced by this function, before anyone has seen it. The
 * node's field is not public: if a later version of the library renames it, this class does not load and no expression
 * is evaluated at all, rather than one without a limit.
 */
final class GuardedRegex extends JFunction {

    private static final VarHandle VALUE = valueOfSymbol();

    private final Pattern pattern;

    private GuardedRegex(Pattern pattern) {
        super((input, arguments) -> match(pattern, arguments), "<x:x>");
        this.pattern = pattern;
    }

    /** Called before {@code node} is evaluated. Two threads may both replace the pattern: with equal functions. */
    static void guard(Symbol node) {
        if (VALUE.get(node) instanceof Pattern pattern) {
            VALUE.set(node, new GuardedRegex(pattern));
        }
    }

    Matcher matcher(String text) {
        return pattern.matcher(new DeadlineText(text, Evaluation.current()));
    }

    /** What {@code /…/("text")} gives: the first match, and a function for the next. */
    private static @Nullable Object match(Pattern pattern, List<?> arguments) {
        if (arguments.isEmpty() || !(arguments.getFirst() instanceof String text)) {
            return null;
        }
        return closure(pattern.matcher(new DeadlineText(text, Evaluation.current())));
    }

    private static @Nullable Map<String, Object> closure(Matcher matcher) {
        if (!matcher.find()) {
            return null;
        }
        Map<String, Object> match = new LinkedHashMap<>();
        match.put("match", matcher.group());
        match.put("start", matcher.start());
        match.put("end", matcher.end());
        match.put("groups", RegexFunctions.groups(matcher));
        match.put("next", (Fn0<Object>) () -> closure(matcher));
        return match;
    }

    private static VarHandle valueOfSymbol() {
        try {
            return MethodHandles.privateLookupIn(Symbol.class, MethodHandles.lookup())
                    .findVarHandle(Symbol.class, "value", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "this version of the JSONata library keeps literals elsewhere: GuardedRegex must be adapted", e);
        }
    }
}
