package dev.tradewind.engine.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Arithmetic that is exact to the last digit, for amounts, quantities and rates. */
final class MoneyFunctions {

    /** Currencies have up to 4 decimals, unit prices and rates up to 8; more is a mistake. */
    private static final int PLACES_MAX = 20;

    private MoneyFunctions() {}

    static List<HubFunction> all() {
        return List.of(
                new HubFunction(
                        "money",
                        "<xx?:x>",
                        "$money(value, places?)",
                        "A number or numeric text as an exact decimal, rounded half up to places if given. Nothing stays nothing.",
                        MoneyFunctions::money),
                new HubFunction(
                        "plus",
                        "<xx+:n>",
                        "$plus(a, b, …)",
                        "The exact sum.",
                        arguments -> chain(arguments, BigDecimal::add)),
                new HubFunction(
                        "minus",
                        "<xx+:n>",
                        "$minus(a, b, …)",
                        "The first less all others, exactly.",
                        arguments -> chain(arguments, BigDecimal::subtract)),
                new HubFunction(
                        "times",
                        "<xx+:n>",
                        "$times(a, b, …)",
                        "The exact product.",
                        arguments -> chain(arguments, BigDecimal::multiply)),
                new HubFunction(
                        "dividedBy",
                        "<xxx:n>",
                        "$dividedBy(a, b, places)",
                        "The quotient, rounded half up to places.",
                        MoneyFunctions::dividedBy),
                new HubFunction(
                        "total",
                        "<x:n>",
                        "$total(list)",
                        "The exact sum of a list; 0 for an empty one or nothing.",
                        MoneyFunctions::total),
                new HubFunction(
                        "rounded",
                        "<xxx?:n>",
                        "$rounded(value, places, mode?)",
                        "Rounded to places: 'half-up' (default), 'half-even', 'up', 'down'.",
                        MoneyFunctions::rounded),
                new HubFunction(
                        "fixed",
                        "<xx:s>",
                        "$fixed(value, places)",
                        "As text with exactly that many decimals: '12.50'.",
                        MoneyFunctions::fixed));
    }

    private static @Nullable Object money(Arguments arguments) {
        if (!arguments.has(0)) {
            return null;
        }
        BigDecimal value = arguments.decimal(0);
        return arguments.has(1) ? value.setScale(places(arguments, 1), RoundingMode.HALF_UP) : value;
    }

    private static Object chain(Arguments arguments, BinaryOperator<BigDecimal> step) {
        BigDecimal result = arguments.decimal(0);
        for (int i = 1; i < arguments.values().size(); i++) {
            result = step.apply(result, arguments.decimal(i));
        }
        return result;
    }

    private static Object dividedBy(Arguments arguments) {
        BigDecimal divisor = arguments.decimal(1);
        if (divisor.signum() == 0) {
            throw arguments.fault("division by zero");
        }
        return arguments.decimal(0).divide(divisor, places(arguments, 2), RoundingMode.HALF_UP);
    }

    private static Object total(Arguments arguments) {
        BigDecimal sum = BigDecimal.ZERO;
        int position = 0;
        for (Object item : arguments.list(0)) {
            position++;
            sum = sum.add(arguments.decimalOf(item, "item " + position));
        }
        return sum;
    }

    private static Object rounded(Arguments arguments) {
        RoundingMode mode = switch (arguments.text(2, "half-up")) {
            case "half-up" -> RoundingMode.HALF_UP;
            case "half-even" -> RoundingMode.HALF_EVEN;
            case "up" -> RoundingMode.UP;
            case "down" -> RoundingMode.DOWN;
            default -> throw arguments.fault("mode must be half-up, half-even, up or down");
        };
        return arguments.decimal(0).setScale(places(arguments, 1), mode);
    }

    private static Object fixed(Arguments arguments) {
        return arguments
                .decimal(0)
                .setScale(places(arguments, 1), RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static int places(Arguments arguments, int position) {
        return arguments.whole(position, 0, PLACES_MAX);
    }
}
