package dev.tradewind.engine.sync;

import dev.tradewind.api.StreamSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When each stream of a connection is to be swept: at once after a start, for what was missed, then at its interval. */
final class Sweeps {

    private final List<StreamSpec> streams;
    private final Duration every;
    private final InstantSource clock;
    private final Map<String, Instant> next = new ConcurrentHashMap<>();

    Sweeps(List<StreamSpec> streams, Duration every, InstantSource clock) {
        this.streams = streams;
        this.every = every;
        this.clock = clock;
    }

    List<StreamSpec> due() {
        Instant now = clock.instant();
        return streams.stream()
                .filter(s -> !next.getOrDefault(s.name(), Instant.MIN).isAfter(now))
                .toList();
    }

    /** Something may have been missed: all are due. Safe for any thread. */
    void hurry() {
        next.clear();
    }

    void done(StreamSpec stream) {
        next.put(stream.name(), clock.instant().plus(every));
    }
}
