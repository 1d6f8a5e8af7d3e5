package dev.tradewind.engine.journal;

import java.time.Instant;

/**
 * How many events of one connection could not be understood.
 *
 * @param since when the oldest of them came
 */
public record Unreadable(String connection, int events, Instant since) {

    /** So many events are looked at, the newest, of all connections together: a person wants to know of a thousand, not how many more. */
    public static final int MAX = 1_000;
}
