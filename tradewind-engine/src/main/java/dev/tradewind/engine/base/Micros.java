package dev.tradewind.engine.base;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Instants as the store keeps them: whole microseconds since 1970, in a 64-bit integer, the same in both databases. What
 * is finer is cut off; what is beyond the year 294,000 becomes the last instant that fits.
 */
public final class Micros {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long SECONDS_MAX = Long.MAX_VALUE / MICROS_PER_SECOND - 1;

    private Micros() {}

    public static long of(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (Math.abs(seconds) > SECONDS_MAX) {
            return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return seconds * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO;
    }

    public static Instant of(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Null for empty. */
    public static @Nullable Long of(Optional<Instant> instant) {
        return instant.isPresent() ? Long.valueOf(of(instant.get())) : null;
    }

    /** The instant in a column, empty if it is null. */
    public static Optional<Instant> read(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(of(micros));
    }
}
