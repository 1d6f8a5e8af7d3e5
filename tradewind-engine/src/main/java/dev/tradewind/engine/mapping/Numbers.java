package dev.tradewind.engine.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers between JSONata, which computes in {@code double}, and the hub, which does not. */
final class Numbers {

    /** What a double surely holds. JSONata's own {@code $string} rounds to the same: 0.1 + 0.2 becomes 0.3 again. */
    private static final MathContext DOUBLE_DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

    /** Longer is no amount, and arithmetic on it would be slow. */
    private static final int CHARS_MAX = 60;

    /** Scales beyond this are no amounts: 1e999999 would take a megabyte to write out. */
    private static final int SCALE_MAX = 60;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private Numbers() {}

    /** Exact for every type but floating point, which is rounded to 15 digits. */
    static BigDecimal exact(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case BigInteger whole -> new BigDecimal(whole);
            case Double d -> ofDouble(d);
            case Float f -> ofDouble(f.doubleValue());
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    private static BigDecimal ofDouble(double value) {
        if (!Double.isFinite(value)) {
            throw new com.dashjoin.jsonata.JException("a number is infinite or not a number: division by zero?", -1);
        }
        BigDecimal rounded = new BigDecimal(value, DOUBLE_DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    static Optional<BigDecimal> parse(String text) {
        String stripped = text.strip();
        if (stripped.length() > CHARS_MAX || !NUMBER.matcher(stripped).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(stripped);
        return Math.abs(value.scale()) > SCALE_MAX ? Optional.empty() : Optional.of(value);
    }

    static String shown(BigDecimal value) {
        return Math.abs(value.scale()) > SCALE_MAX ? value.toString() : value.toPlainString();
    }
}
