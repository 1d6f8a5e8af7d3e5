package dev.tradewind.connector.woocommerce;

/** A part of a record that is not what the store's contract says. The message names the place, never the value. */
final class UnexpectedShape extends RuntimeException {

    private final boolean missing;

    UnexpectedShape(String where, String what) {
        this(where, what, false);
    }

    private UnexpectedShape(String where, String what, boolean missing) {
        super(where + " " + what);
        this.missing = missing;
    }

    static UnexpectedShape missing(String where) {
        return new UnexpectedShape(where, "is missing", true);
    }

    /** Whether something was not there, as in a record sent in part. */
    boolean isMissing() {
        return missing;
    }
}
