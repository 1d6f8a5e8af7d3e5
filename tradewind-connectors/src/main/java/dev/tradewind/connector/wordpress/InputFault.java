package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Failure;
import java.util.Optional;

/** What a flow's map made cannot be written. Made without a stack trace; becomes a {@link Failure.Rejected}. */
final class InputFault extends RuntimeException {

    private final transient Failure.Rejected failure;

    InputFault(String field, String message) {
        super(message, null, false, false);
        this.failure = new Failure.Rejected(message, Optional.of(field));
    }

    Failure.Rejected failure() {
        return failure;
    }
}
