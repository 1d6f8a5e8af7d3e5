package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import java.util.Optional;

/** An input that cannot be sent. Made without a stack trace; becomes a {@link Failure.Rejected} that names the field. */
final class Unfit extends RuntimeException {

    private final String field;

    /**
     * A mistake in one field.
     *
     * @param field where, for example {@code lines[2].sku}
     * @param reason goes on after the field's name, for example "is missing"
     */
    Unfit(String field, String reason) {
        super(reason, null, false, false);
        this.field = field;
    }

    Failure.Rejected failure() {
        return new Failure.Rejected(field + ": " + getMessage(), Optional.of(field));
    }
}
