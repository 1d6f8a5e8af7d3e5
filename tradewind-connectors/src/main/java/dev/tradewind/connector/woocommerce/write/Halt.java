package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;

/** A step of a write has failed, and the write with it. Made without a stack trace: a store causes it at will. */
final class Halt extends RuntimeException {

    private final transient Failure failure;

    Halt(Failure failure) {
        super(failure.reason(), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
