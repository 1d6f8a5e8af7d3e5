package dev.tradewind.engine.base;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A row of a table to which rows are added in the order of their time, but for moments.
 *
 * @param id grows from row to row
 * @param at its time, in microseconds as {@link Micros} writes it
 */
public record Aged(long id, long at) {

    /** No row is added so late. */
    private static final long AHEAD = Duration.ofHours(1).toNanos() / 1_000;

    /** Those of before a time. */
    public static List<Aged> before(Instant time, List<Aged> rows) {
        return rows.stream().filter(row -> row.at() < Micros.of(time)).toList();
    }

    /**
     * Those that were added while the clock was ahead of what it is now: older ones can stand behind them.
     *
     * @param newest asked for the time of the row that was added last, if there is any row
     */
    public static List<Aged> ahead(List<Aged> rows, LongSupplier newest) {
        if (rows.isEmpty()) {
            return List.of();
        }
        long ahead = newest.getAsLong() + AHEAD;
        return rows.stream().filter(row -> row.at() > ahead).toList();
    }
}
