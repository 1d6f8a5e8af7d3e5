package dev.tradewind.sandbox.store;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The ids of many records in three orders: by id, by time of creation and by time of change. A page of a list is found
 * without walking over the pages before it. 24 bytes a record. Guarded by the shop's lock.
 */
final class RecordIndex {

    /** Ids fill the lower bits of a key, seconds since 1970 those above: one number sorts by time and then by id. */
    private static final int ID_BITS = 31;

    private static final long ID_MASK = (1L << ID_BITS) - 1;

    /** Later than any time here, in seconds since 1970; the year 2106. */
    private static final long END_OF_TIME = (1L << 32) - 1;

    /** What a list is sorted by. */
    enum By {
        ID,
        CREATED,
        MODIFIED
    }

    /** Where a record stands. Times are in seconds since 1970. */
    record Place(int id, long created, long modified) {

        long key(By by) {
            return switch (by) {
                case ID -> id;
                case CREATED -> (created << ID_BITS) | id;
                case MODIFIED -> (modified << ID_BITS) | id;
            };
        }
    }

    /** Bounds of a query, all exclusive, in seconds since 1970. */
    record Bounds(long createdAfter, long createdBefore, long modifiedAfter, long modifiedBefore) {

        static final Bounds NONE = new Bounds(-1, END_OF_TIME, -1, END_OF_TIME);

        Bounds {
            createdAfter = clamp(createdAfter);
            createdBefore = clamp(createdBefore);
            modifiedAfter = clamp(modifiedAfter);
            modifiedBefore = clamp(modifiedBefore);
        }

        private static long clamp(long second) {
            return Math.clamp(second, -1, END_OF_TIME);
        }

        boolean hold(Place place) {
            return place.created() > createdAfter
                    && place.created() < createdBefore
                    && place.modified() > modifiedAfter
                    && place.modified() < modifiedBefore;
        }

        private boolean free(By axis) {
            return switch (axis) {
                case ID -> true;
                case CREATED -> createdAfter < 0 && createdBefore == END_OF_TIME;
                case MODIFIED -> modifiedAfter < 0 && modifiedBefore == END_OF_TIME;
            };
        }

        private long after(By axis) {
            return axis == By.CREATED ? createdAfter : modifiedAfter;
        }

        private long before(By axis) {
            return axis == By.CREATED ? createdBefore : modifiedBefore;
        }
    }

    private final boolean olderFirst;
    private final SortedLongs ids = new SortedLongs();
    private final SortedLongs created = new SortedLongs();
    private final SortedLongs modified = new SortedLongs();

    /** @param olderFirst of records of one second, the lower id comes first in both directions */
    RecordIndex(boolean olderFirst) {
        this.olderFirst = olderFirst;
    }

    int size() {
        return ids.size();
    }

    void add(Place place) {
        for (By by : By.values()) {
            keys(by).add(place.key(by));
        }
    }

    /** Adds many at once; none of them may be there yet. */
    void addAll(Collection<Place> places) {
        for (By by : By.values()) {
            keys(by).addAll(places.stream().mapToLong(p -> p.key(by)).toArray());
        }
    }

    void remove(Place place) {
        for (By by : By.values()) {
            keys(by).remove(place.key(by));
        }
    }

    /**
     * The ids within {@code bounds} in the order wanted. The list is read from the index as it is looked at, so it is
     * good only until the index changes.
     *
     * @param without ids left out
     * @param places where a record of this index stands
     */
    List<Integer> select(
            By by, boolean descending, Bounds bounds, Collection<Integer> without, IntFunction<Place> places) {
        for (By axis : List.of(By.MODIFIED, By.CREATED)) {
            if (axis != by && !bounds.free(axis)) {
                return sorted(range(axis, bounds, false, List.of(), places), by, descending, bounds, without, places);
            }
        }
        return range(by, bounds, descending, without, places);
    }

    /** Those of {@code candidates} within {@code bounds}, sorted. */
    List<Integer> sorted(
            Collection<Integer> candidates,
            By by,
            boolean descending,
            Bounds bounds,
            Collection<Integer> without,
            IntFunction<Place> places) {
        var found = new ArrayList<Place>();
        for (int id : candidates) {
            Place place = places.apply(id);
            if (bounds.hold(place) && !without.contains(id)) {
                found.add(place);
            }
        }
        Comparator<Place> order = Comparator.comparingLong(p -> p.key(by));
        if (descending) {
            order = olderFirst && by != By.ID
                    ? Comparator.comparingLong((Place p) -> p.key(by) >> ID_BITS)
                            .reversed()
                            .thenComparingInt(Place::id)
                    : order.reversed();
        }
        found.sort(order);
        return found.stream().map(Place::id).toList();
    }

    private Range range(
            By by, Bounds bounds, boolean descending, Collection<Integer> without, IntFunction<Place> places) {
        SortedLongs keys = keys(by);
        int from = by == By.ID ? 0 : keys.below((bounds.after(by) + 1) << ID_BITS);
        int to = by == By.ID ? keys.size() : keys.below(bounds.before(by) << ID_BITS);
        var range = new Range(keys, from, Math.max(from, to), descending, olderFirst && by != By.ID);
        range.skip(without.stream()
                .filter(id -> contains(id))
                .map(places::apply)
                .mapToInt(place -> keys.below(place.key(by)))
                .toArray());
        return range;
    }

    boolean contains(int id) {
        int at = ids.below(id);
        return at < ids.size() && ids.get(at) == id;
    }

    private SortedLongs keys(By by) {
        return switch (by) {
            case ID -> ids;
            case CREATED -> created;
            case MODIFIED -> modified;
        };
    }

    /** A stretch of one order, forwards or backwards, with some left out. */
    private static final class Range extends AbstractList<Integer> implements RandomAccess {

        private final SortedLongs keys;
        private final int from;
        private final int to;
        private final boolean descending;
        private final boolean olderFirst;
        private int[] skipped = {};

        private Range(SortedLongs keys, int from, int to, boolean descending, boolean olderFirst) {
            this.keys = keys;
            this.from = from;
            this.to = to;
            this.descending = descending;
            this.olderFirst = olderFirst;
        }

        private void skip(int[] ranks) {
            skipped = IntStream.of(ranks)
                    .filter(rank -> rank >= from && rank < to)
                    .map(this::position)
                    .sorted()
                    .distinct()
                    .toArray();
        }

        @Override
        public int size() {
            return to - from - skipped.length;
        }

        @Override
        public Integer get(int index) {
            int position = index;
            for (int skip : skipped) {
                if (skip > position) {
                    break;
                }
                position++;
            }
            return (int) (keys.get(rank(position)) & ID_MASK);
        }

        private int rank(int position) {
            if (!descending) {
                return from + position;
            }
            int rank = to - 1 - position;
            return olderFirst ? mirror(rank) : rank;
        }

        private int position(int rank) {
            if (!descending) {
                return rank - from;
            }
            return to - 1 - (olderFirst ? mirror(rank) : rank);
        }

        /** The rank that stands as far from the end of its second as this one from the start. */
        private int mirror(int rank) {
            long second = keys.get(rank) >> ID_BITS;
            int first = Math.max(from, keys.below(second << ID_BITS));
            int end = Math.min(to, keys.below((second + 1) << ID_BITS));
            return first + (end - 1 - rank);
        }
    }
}
