package dev.tradewind.engine.sync;

import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.journal.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How punctually webhooks tell what has changed: which changes of the last {@value #HOURS} hours a webhook brought in time, which
 * late, and which it took a sweep to find. Counted is what was news, and changed after this process began to watch: what
 * happened while the hub was away says nothing about webhooks. In memory; forgotten at a restart. Safe for any thread.
 */
public final class Punctuality {

    /** A store that has visitors sends its webhooks within a minute. What a sweep finds sooner may still have been told. */
    public static final Duration IN_TIME = Duration.ofMinutes(2);

    /** A day has every hour of a shop in it. */
    public static final int HOURS = 24;

    private final InstantSource clock;
    private final Instant from;
    private final Map<Stream, TreeMap<Long, Count>> hours = new HashMap<>();

    private record Stream(String connection, String name) {}

    /**
     * Changes of one stream, by how they were told.
     *
     * @param inTime by a webhook, within {@link #IN_TIME}
     * @param late by a webhook that took longer
     * @param swept by no webhook until a sweep found them
     * @param missedSince the beginning of the first hour in which one was late or swept
     */
    public record Count(String stream, long inTime, long late, long swept, Optional<Instant> missedSince) {

        /** Fewer may be chance: a store that was restarted, a sweep just before a webhook. */
        private static final long MISSED_MIN = 10;

        /** One in five: a store with few visitors, or one whose webhooks get lost; not one that hiccups. */
        private static final long MISSED_OF = 5;

        /** Late, or lost. */
        public long missed() {
            return late + swept;
        }

        public long all() {
            return inTime + late + swept;
        }

        /** Whether so many were late or lost that a person should look at it. */
        public boolean isHigh() {
            return missed() >= MISSED_MIN && missed() * MISSED_OF >= all();
        }

        private Count and(Count other) {
            return new Count(
                    stream,
                    inTime + other.inTime,
                    late + other.late,
                    swept + other.swept,
                    missedSince.or(other::missedSince));
        }
    }

    Punctuality(InstantSource clock) {
        this.clock = clock;
        this.from = clock.instant();
    }

    /** An event that was news. */
    synchronized void note(JournalEvent event) {
        Optional<Instant> changed = event.modifiedAt().filter(at -> !at.isBefore(from));
        if (changed.isEmpty()) {
            return;
        }
        boolean isInTime = !event.receivedAt().isAfter(changed.get().plus(IN_TIME));
        boolean isWebhook = event.origin() == Origin.WEBHOOK;
        boolean isLost = event.origin() == Origin.SWEEP && !isInTime;
        if (!isWebhook && !isLost) {
            return;
        }
        long hour = hour(event.receivedAt());
        String name = event.record().stream();
        Count one = new Count(
                name,
                isWebhook && isInTime ? 1 : 0,
                isWebhook && !isInTime ? 1 : 0,
                isLost ? 1 : 0,
                isInTime
                        ? Optional.empty()
                        : Optional.of(
                                Instant.ofEpochSecond(hour * Duration.ofHours(1).toSeconds())));
        TreeMap<Long, Count> ofStream =
                hours.computeIfAbsent(new Stream(event.connection(), name), stream -> new TreeMap<>());
        ofStream.merge(hour, one, Count::and);
        ofStream.headMap(hour - HOURS, true).clear();
    }

    /** What was counted of each stream of a connection, by name; streams of which nothing was are left out. */
    synchronized List<Count> of(String connection) {
        long oldest = hour(clock.instant()) - HOURS;
        List<Count> counts = new ArrayList<>();
        hours.forEach((stream, ofStream) -> {
            if (stream.connection().equals(connection)) {
                ofStream.tailMap(oldest, false).values().stream()
                        .reduce(Count::and)
                        .ifPresent(counts::add);
            }
        });
        counts.sort(Comparator.comparing(Count::stream));
        return counts;
    }

    private static long hour(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), Duration.ofHours(1).toSeconds());
    }
}
