package dev.tradewind.engine.document;

import dev.tradewind.engine.base.OffPeak;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How hard a connection may be worked.
 *
 * @param concurrency attempts at the same time; 1 to 64
 * @param requestsPerMinute requests in all; empty for no limit
 * @param timeout for one request with its whole answer; 1 s to 5 min
 * @param backfillWindow when backfill and census may work
 */
public record ConnectionLimits(
        int concurrency, OptionalInt requestsPerMinute, Duration timeout, OffPeak backfillWindow) {

    /** Four at a time is what a small shop's server bears; half a minute is where most proxies give up. */
    public static final ConnectionLimits DEFAULT =
            new ConnectionLimits(4, OptionalInt.empty(), Duration.ofSeconds(30), OffPeak.ALWAYS);
}
