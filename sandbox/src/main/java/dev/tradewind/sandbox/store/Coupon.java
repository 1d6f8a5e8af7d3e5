package dev.tradewind.sandbox.store;

import java.math.BigDecimal;

/**
 * A coupon.
 *
 * @param code in lower case
 * @param type {@code percent} or {@code fixed_cart}
 * @param amount percent, or an amount without tax
 */
record Coupon(int id, String code, String type, BigDecimal amount) {

    boolean percent() {
        return type.equals("percent");
    }
}
