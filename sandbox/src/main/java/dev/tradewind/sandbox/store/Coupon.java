package dev.tradewind.sandbox.store;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A coupon. Guarded by the shop's lock. */
final class Coupon {

    final Instant created;
    private final int id;
    private final String code;

    /** {@code percent} or {@code fixed_cart}. */
    String type = "fixed_cart";

    /** Percent, or an amount without tax. */
    BigDecimal amount = BigDecimal.ZERO;

    BigDecimal minimum = BigDecimal.ZERO;
    String description = "";
    Instant modified;
    int used;
    boolean trashed;

    @Nullable
    Integer usageLimit;

    /** @param code in lower case */
    Coupon(int id, String code, Instant created) {
        this.id = id;
        this.code = code;
        this.created = created;
        this.modified = created;
    }

    Coupon(int id, String code, String type, BigDecimal amount, Instant created) {
        this(id, code, created);
        this.type = type;
        this.amount = amount;
    }

    int id() {
        return id;
    }

    String code() {
        return code;
    }

    String type() {
        return type;
    }

    BigDecimal amount() {
        return amount;
    }

    boolean percent() {
        return type.equals("percent");
    }
}
