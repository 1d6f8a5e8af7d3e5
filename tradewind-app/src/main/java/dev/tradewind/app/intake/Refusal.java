package dev.tradewind.app.intake;

/** A request that is answered without being handed to the hub. Made without a stack trace: callers cause it at will. */
final class Refusal extends Exception {

    private final int status;

    Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
