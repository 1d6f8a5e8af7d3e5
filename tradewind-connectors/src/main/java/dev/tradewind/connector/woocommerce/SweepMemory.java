package dev.tradewind.connector.woocommerce;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which records a sweep has read whole, so that looking back over them again costs their ids and times only.
 *
 * @param times of change by id
 */
record SweepMemory(Map<String, Instant> times) {

    static final SweepMemory NONE = new SweepMemory(Map.of());

    /**
     * A record is taken for read only if it was read so long after its change: the store's times have whole seconds, a page
     * takes seconds to be made, and some plug-ins go on writing to an order that they have just saved.
     */
    static final Duration SETTLED = Duration.ofMinutes(1);

    /** As much as a busy shop changes in the time that a sweep looks back; more is read whole once more. */
    static final int MAX = 2_000;

    SweepMemory {
        times = Map.copyOf(times);
    }

    /** Whether any record that changed at {@code from} or later is in it: then a page from there on would repeat some. */
    boolean reaches(Instant from) {
        return times.values().stream().anyMatch(time -> !time.isBefore(from));
    }

    /** Whether the record was read whole as it is now. */
    boolean has(RecordPages.Found found) {
        return found.time()
                .filter(time -> time.equals(times.get(found.head().id())))
                .isPresent();
    }

    /** With records that were read whole at {@code storeTime}. */
    SweepMemory with(List<RecordPages.Found> read, Instant storeTime) {
        Instant latest = storeTime.minus(SETTLED);
        Map<String, Instant> more = new HashMap<>(times);
        for (RecordPages.Found found : read) {
            found.time()
                    .filter(time -> !time.isAfter(latest))
                    .ifPresent(time -> more.put(found.head().id(), time));
        }
        return new SweepMemory(more);
    }

    /** Without those that a sweep from {@code from} on does not meet again. */
    SweepMemory since(Instant from) {
        Map<String, Instant> rest = new LinkedHashMap<>();
        times.entrySet().stream()
                .filter(entry -> !entry.getValue().isBefore(from))
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MAX)
                .forEach(entry -> rest.put(entry.getKey(), entry.getValue()));
        return new SweepMemory(rest);
    }
}
