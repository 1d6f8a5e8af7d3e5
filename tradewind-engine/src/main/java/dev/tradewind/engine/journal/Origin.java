package dev.tradewind.engine.journal;

/** How an event came to us. Stored by name. */
public enum Origin {
    WEBHOOK,
    SWEEP,
    /** Read again, because a hint was not enough. */
    READ,
    BACKFILL
}
