package dev.tradewind.app.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong tokens by address, so that nobody can try many. Right tokens cost nothing. Safe for any thread; bounded:
 * the address seen longest ago is forgotten first.
 */
final class Attempts {

    static final int WRONG_MAX = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ADDRESSES_MAX = 10_000;

    private record Count(Instant since, int wrong) {}

    private final InstantSource clock;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > ADDRESSES_MAX;
        }
    };

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether this address has to wait before its next try is looked at. */
    synchronized boolean mustWait(String address) {
        Count count = counts.get(address);
        return count != null && isOpen(count) && count.wrong() >= WRONG_MAX;
    }

    synchronized void wrong(String address) {
        Count count = counts.remove(address);
        if (count == null || !isOpen(count)) {
            count = new Count(clock.instant(), 0);
        }
        counts.put(address, new Count(count.since(), count.wrong() + 1));
    }

    private boolean isOpen(Count count) {
        return clock.instant().isBefore(count.since().plus(WINDOW));
    }
}
