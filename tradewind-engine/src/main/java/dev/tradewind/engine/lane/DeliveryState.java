package dev.tradewind.engine.lane;

/** Where a delivery stands. Stored by name. */
public enum DeliveryState {
    /** To be attempted when it is due and the first of its lane. Left by the dispatcher, or by a newer version. */
    WAITING(false),
    /** The destination holds it. */
    APPLIED(true),
    /** The destination held it already. */
    UNCHANGED(true),
    /** A newer version of the same record took its place before it was sent. */
    SUPERSEDED(true),
    /** Needs a person: a dead letter. Left by a person, or by a newer version. */
    DEAD(false),
    /** A person decided that it shall not be delivered. */
    DISCARDED(true);

    private final boolean isFinal;

    DeliveryState(boolean isFinal) {
        this.isFinal = isFinal;
    }

    public boolean isFinal() {
        return isFinal;
    }
}
