package dev.tradewind.engine.mapping;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function that the hub adds to JSONata.
 *
 * @param name without the {@code $}
 * @param signature in JSONata's notation; {@code x} is anything, {@code ?} optional, {@code -} taken from the context
 * @param usage how it is called, for documentation and messages
 * @param meaning one sentence for people
 */
record HubFunction(String name, String signature, String usage, String meaning, Body body) {

    private static final Pattern NO_PARAMETER = Pattern.compile("\\([a-z]+\\)|:.*");

    /** What it does. */
    @FunctionalInterface
    interface Body {
        @Nullable
        Object apply(Arguments arguments);
    }

    JFunction asJsonata() {
        return new Callable(this);
    }

    /** Number of parameters, which the library asks for when a function is applied in part. */
    int parameters() {
        String types = NO_PARAMETER.matcher(signature).replaceAll(r -> r.group().startsWith(":") ? "" : "x");
        return (int) types.chars().filter(Character::isLetter).count();
    }

    /**
     * The library takes the name of a function, which it needs when one is applied in part, only together with a method
     * found by reflection. So it is given one of its own, and never calls it.
     */
    private static final class Callable extends JFunction {

        private final HubFunction function;

        Callable(HubFunction function) {
            super(function.name(), function.signature(), Functions.class, null, "trim");
            this.function = function;
        }

        // The interface of the library has a raw List.
        @SuppressWarnings("rawtypes")
        @Override
        public @Nullable Object call(Object input, List arguments) {
            return function.body().apply(new Arguments(function.name(), arguments));
        }

        @Override
        public int getNumberOfArgs() {
            return function.parameters();
        }
    }
}
