package dev.tradewind.connector.woocommerce.database;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers as the store's API writes them. */
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{0,30})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");

    private Numbers() {}

    /** A text's amount; zero for what is none, as PHP reads it. */
    static BigDecimal decimal(String text) {
        String trimmed = text.strip();
        return NUMBER.matcher(trimmed).matches() ? new BigDecimal(trimmed) : BigDecimal.ZERO;
    }

    /** {@code 13.5} as {@code 13.50}: rounded half up, away from zero, to so many decimals. */
    static String amount(String text, int decimals) {
        return decimal(text).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    /** As {@link #amount}, but what is empty stays so. */
    static String amountIfAny(String text, int decimals) {
        return text.isEmpty() ? text : amount(text, decimals);
    }

    /** {@code 10.00} as 10: the API writes rates and quantities as plain numbers. */
    static Number plain(String text) {
        BigDecimal number = decimal(text).stripTrailingZeros();
        return number.scale() <= 0 && number.precision() - number.scale() <= 18
                ? (Number) number.longValueExact()
                : number;
    }

    static long whole(String text) {
        return WHOLE.matcher(text).matches() ? Long.parseLong(text) : 0;
    }
}
