package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one of the store's lists from a time on, oldest first, without missing one although the list shifts meanwhile.
 *
 * <p>Numbered pages would: a record that is changed while page 1 is read leaves it for the end of the list, all others move
 * up, and the first of page 2 is never seen. So the next query starts at a time that the last one had reached, and
 * reads some records twice.
 *
 * <p>Which time that is takes care. The store first chooses the ids in order, then loads each record, and one that is changed
 * in between shows a later time than the place it stands in. Going on from the last record's time could leap over all
 * that is older. The earliest time among the last {@value #TAIL} is safe unless all of them were changed within that
 * moment.
 *
 * <p>If a page gets no further than the second it began with, more records than a page holds were changed in one second (an
 * import, a bulk edit). They are read by numbered pages ordered by id. That list can only shrink, which shows in the total the
 * store tells: then it is read again from its first page.
 */
final class RecordPages {

    /** As many as the store gives at most. */
    static final int PAGE_SIZE = 100;

    /** The query's word for the properties that are wanted. */
    static final String FIELDS = "_fields";

    private static final String HEAD = "id,date_created_gmt,date_modified_gmt";

    private static final int TAIL = 10;

    /**
     * Where a reading stands.
     *
     * @param from records of this second and later are still to be read
     * @param page 0 to read on by time, else the page of the records of that one second
     * @param total of that second, as its first page told; -1 if it did not
     * @param size records a page: the number of a page says nothing without it
     */
    record Position(Instant from, int page, long total, Integer size) {

        Position {
            // A cursor of before there was a size counts pages of a hundred.
            size = size == null ? PAGE_SIZE : size;
        }

        static Position at(Instant from) {
            return new Position(StoreTime.second(from), 0, -1, PAGE_SIZE);
        }

        /** The first page of the records of that one second. */
        private Position first() {
            return new Position(from, 1, -1, PAGE_SIZE);
        }

        private Position following(long now) {
            return new Position(from, page + 1, now, size);
        }

        /**
         * The same place in pages of at most so many. They do not grow while a second is read: a larger page need not begin
         * where a smaller one did.
         */
        private Position inPagesOf(int most) {
            int smaller = Math.min(size, most);
            // Rounded down: in doubt some are read twice.
            int same = page == 0 ? 0 : (page - 1) * size / smaller + 1;
            return new Position(from, same, total, smaller);
        }
    }

    /** Which time records are read by, and the query's words for that, its lower and its upper limit. */
    enum By {
        MODIFIED("modified", "modified_after", "modified_before"),
        CREATED("date", "after", "before");

        private final String orderBy;
        private final String after;
        private final String before;

        /** The time by which what is new in a stream is found. */
        static By ofChanges(StoreStream stream) {
            return stream.listing() == StoreStream.Listing.CREATED ? CREATED : MODIFIED;
        }

        By(String orderBy, String after, String before) {
            this.orderBy = orderBy;
            this.after = after;
            this.before = before;
        }
    }

    /** One record of a page: its bytes, its head, and the time the list is ordered by, if it has one. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    record Found(byte[] body, RecordHead head, Optional<Instant> time) {}

    /** What one call came to. */
    sealed interface Step {

        /**
         * A page.
         *
         * @param next null at the end
         * @param remaining how many the store says are in the list that was asked for
         * @param storeTime when the store answered, by its own clock
         * @param asked how many it was asked for
         */
        record Read(
                List<Found> records,
                @Nullable Position next,
                OptionalLong remaining,
                Optional<Instant> storeTime,
                int asked)
                implements Step {

            /** No record, at the same time. */
            Read none() {
                return new Read(List.of(), null, OptionalLong.empty(), storeTime, asked);
            }
        }

        record Failed(Failure failure) implements Step {}
    }

    private final StoreApi api;
    private final StoreStream stream;
    private final By by;
    private final PageSize size = new PageSize();

    RecordPages(StoreApi api, StoreStream stream, By by) {
        this.api = api;
        this.stream = stream;
        this.by = by;
    }

    /**
     * Reads one page.
     *
     * @param list one of the stream's
     * @param until null for no upper limit
     */
    Step read(Position position, Map<String, String> list, @Nullable Instant until, Http http) {
        Position place = position.inPagesOf(size.now());
        return learned(place.size(), ask(place, query(place, list, until), http));
    }

    /**
     * As {@link #read}, but of each record only its id and times: a fiftieth of the bytes, and a tenth of the time. No more
     * than the store manages whole, since all of them may be asked for next.
     */
    Step heads(Position position, Map<String, String> list, Http http) {
        Position place = position.inPagesOf(size.now());
        Map<String, String> query = query(place, list, null);
        query.put(FIELDS, HEAD);
        Step step = ask(place, query, http);
        // Ids that come prove nothing about whole records.
        return step instanceof Step.Failed ? learned(place.size(), step) : step;
    }

    /**
     * Reads these records whole; there is no next.
     *
     * @param unread some of the page
     */
    Step whole(Step.Read page, List<Found> unread, Map<String, String> list, Http http) {
        Map<String, String> query = new LinkedHashMap<>(list);
        query.put("per_page", String.valueOf(PAGE_SIZE));
        query.put("include", unread.stream().map(found -> found.head().id()).collect(Collectors.joining(",")));
        return learned(page.asked(), ask(Position.at(Instant.EPOCH), query, http));
    }

    private Step learned(int asked, Step step) {
        switch (step) {
            case Step.Read read -> size.came(asked);
            case Step.Failed failed -> size.failed(asked, failed.failure());
        }
        return step;
    }

    private Step ask(Position position, Map<String, String> query, Http http) {
        return switch (api.get(stream.path(), query, http)) {
            case StoreApi.Answer.Failed failed -> new Step.Failed(failed.failure());
            case StoreApi.Answer.Missing missing -> new Step.Failed(garbled());
            case StoreApi.Answer.Json json -> step(position, json);
        };
    }

    private Map<String, String> query(Position position, Map<String, String> list, @Nullable Instant until) {
        Map<String, String> query = new LinkedHashMap<>(list);
        query.put("per_page", String.valueOf(position.size()));
        query.put("order", "asc");
        query.put("dates_are_gmt", "true");
        // Limits are not included, and the store counts in seconds: one less is the second itself.
        query.put(by.after, StoreTime.toQuery(position.from().minusSeconds(1)));
        if (position.page() > 0) {
            query.put("orderby", "id");
            query.put("page", String.valueOf(position.page()));
            query.put(by.before, StoreTime.toQuery(position.from().plusSeconds(1)));
        } else {
            query.put("orderby", by.orderBy);
            if (until != null) {
                query.put(by.before, StoreTime.toQuery(until));
            }
        }
        return query;
    }

    private Step step(Position position, StoreApi.Answer.Json answer) {
        HttpResult.Reply reply = answer.reply();
        Optional<List<byte[]>> bodies = StoreJson.elements(reply.body());
        if (bodies.isEmpty()) {
            return new Step.Failed(garbled());
        }
        List<Found> found = new ArrayList<>();
        for (byte[] body : bodies.get()) {
            RecordHead head = RecordHead.of(body, false);
            if (head.id().isEmpty()) {
                return new Step.Failed(garbled());
            }
            found.add(new Found(body, head, time(body, head)));
        }
        OptionalLong total = answer.total();
        Position next = position.page() > 0 ? nextPage(position, found, total) : nextTime(position, found, total);
        Optional<Instant> storeTime = reply.header("Date").flatMap(StoreTime::parseHeader);
        return new Step.Read(found, next, total, storeTime, position.size());
    }

    private Optional<Instant> time(byte[] body, RecordHead head) {
        return switch (by) {
            case MODIFIED -> head.modifiedAt();
            case CREATED -> RecordHead.createdAt(body);
        };
    }

    private static @Nullable Position nextTime(Position position, List<Found> found, OptionalLong total) {
        if (StoreApi.isLast(total, found.size(), found.size(), position.size())) {
            return null;
        }
        Optional<Instant> reached = found.subList(Math.max(0, found.size() - TAIL), found.size()).stream()
                .flatMap(one -> one.time().stream())
                .min(Instant::compareTo)
                .filter(time -> time.isAfter(position.from()));
        return reached.map(Position::at).orElseGet(position::first);
    }

    private static Position nextPage(Position position, List<Found> found, OptionalLong total) {
        Position after = Position.at(position.from().plusSeconds(1));
        if (total.isEmpty()) {
            return found.size() < position.size() ? after : position.following(-1);
        }
        long now = total.getAsLong();
        if (position.page() > 1 && now != position.total()) {
            return position.first();
        }
        if (position.page() == 1 && !found.isEmpty() && found.size() < Math.min(position.size(), now)) {
            // The host gives fewer than asked for: its second page begins behind them.
            return position.inPagesOf(found.size()).following(now);
        }
        boolean all = found.isEmpty() || (long) position.page() * position.size() >= now;
        return all ? after : position.following(now);
    }

    private Failure garbled() {
        return garbled(stream);
    }

    static Failure garbled(StoreStream stream) {
        return garbled(stream.name());
    }

    static Failure garbled(String what) {
        return new Failure.Transient(
                "the store's list of %s was cut off, or is not a list of %s; it is asked for again"
                        .formatted(what, what),
                true);
    }
}
