package dev.tradewind.engine.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of one of the hub's functions.
 *
 * <p>Positions count from 0 here and from 1 in messages. JSONata knows "nothing there" and null; to these functions both
 * are absent.
 */
record Arguments(String function, List<?> values) {

    boolean has(int position) {
        return get(position) != null;
    }

    @Nullable
    Object get(int position) {
        Object value = position < values.size() ? values.get(position) : null;
        return Jsonata.NULL_VALUE.equals(value) ? null : value;
    }

    String text(int position) {
        return switch (get(position)) {
            case String text -> text;
            case Number number -> Numbers.exact(number).toPlainString();
            case null -> throw missing(position);
            default -> throw fault("argument %d must be a text".formatted(position + 1));
        };
    }

    String text(int position, String otherwise) {
        return has(position) ? text(position) : otherwise;
    }

    int whole(int position, int least, int most) {
        BigDecimal value = decimal(position);
        try {
            int whole = value.intValueExact();
            if (whole >= least && whole <= most) {
                return whole;
            }
        } catch (ArithmeticException e) {
            // Not whole, or far too large: told below, as for any other value out of range.
        }
        throw fault("argument %d must be a whole number from %d to %d, was %s"
                .formatted(position + 1, least, most, Numbers.shown(value)));
    }

    BigDecimal decimal(int position) {
        Object value = get(position);
        if (value == null) {
            throw missing(position);
        }
        return decimalOf(value, "argument " + (position + 1));
    }

    BigDecimal decimalOf(@Nullable Object value, String what) {
        return switch (value) {
            case BigDecimal decimal -> decimal;
            case BigInteger whole -> new BigDecimal(whole);
            case Number number -> Numbers.exact(number);
            case String text ->
                Numbers.parse(text)
                        .orElseThrow(
                                () -> fault("%s must be a number, was the text '%s'".formatted(what, shortened(text))));
            case null -> throw fault(what + " is missing");
            default -> throw fault(what + " must be a number");
        };
    }

    List<?> list(int position) {
        return switch (get(position)) {
            case null -> List.of();
            case List<?> list -> list;
            case Object one -> List.of(one);
        };
    }

    Map<?, ?> object(int position) {
        if (get(position) instanceof Map<?, ?> map) {
            return map;
        }
        throw fault("argument %d must be an object".formatted(position + 1));
    }

    JException missing(int position) {
        return fault("argument %d is missing: the path leads to nothing".formatted(position + 1));
    }

    JException fault(String what) {
        return new JException("$" + function + ": " + what, -1);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
