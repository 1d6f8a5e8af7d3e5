package dev.tradewind.connector.woocommerce.write;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether the store now has what it was told. */
final class Held {

    private Held() {}

    static boolean isSame(@Nullable Object wanted, @Nullable Object held) {
        String one = wanted == null ? "" : wanted.toString();
        String other = held == null ? "" : held.toString();
        try {
            return one.equals(other) || new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException e) {
            return false; // One of them is a text, and they are not the same text.
        }
    }
}
