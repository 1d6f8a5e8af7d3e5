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

    private static final Instant LEAST = of(Long.MIN_VALUE);
    private static final Instant GREATEST = of(Long.MAX_VALUE);

    private Micros() {}

    public static long of(Instant instant) {
        if (instant.isBefore(LEAST)) {
            return Long.MIN_VALUE;
        }
        return instant.isAfter(GREATEST) ? Long.MAX_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
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
