package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Http;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has changed in a stream whose records have no time of change, by reading the whole list again and again and
 * comparing.
 *
 * <p>The cursor remembers a few characters of each record's hash. Only what is new or different is handed over; what is not
 * there any more is handed over as a hint, so that it is read before anybody believes that it is gone. The first time through
 * nothing is handed over: what there was before is for a backfill.
 *
 * <p>Every event bears the store's time of the answer as its time of change: two answers about one record are told apart and
 * put in order by it, also when a record becomes again what it once was.
 */
final class ListSweep implements StreamReading {

    /**
     * More than any list of terms, rates or zones that people keep by hand; a cursor of 10,000 records is some 200 kB. Of a
     * longer list those with the highest ids are compared; of the others only that they are new was seen.
     */
    static final int REMEMBERED_MAX = 10_000;

    /** More missing at once is a key that sees less, or a plug-in switched off, and no deletion. */
    static final int MISSING_MAX = 500;

    /**
     * How far a sweep has come.
     *
     * @param before hashes by key, of the last time through; what has been met again is taken out
     * @param now of this time
     * @param floor records whose number is not above may have been forgotten, and are not taken for new
     * @param first whether this is the first time through
     * @param calls in this look
     */
    private record Cursor(
            ListWalk.Position at,
            Map<String, String> before,
            Map<String, String> now,
            long floor,
            boolean first,
            int calls) {

        static final Cursor BEGIN = new Cursor(ListWalk.Position.START, Map.of(), Map.of(), 0, true, 0);
    }

    /**
     * How far a backfill has come.
     *
     * @param read how many records it has handed over
     */
    private record BackfillAt(ListWalk.Position at, long read) {}

    private final ListStream stream;
    private final ListWalk walk;
    private final InstantSource clock;

    ListSweep(StoreApi api, ListStream stream, InstantSource clock) {
        this.stream = stream;
        this.walk = new ListWalk(api, stream);
        this.clock = clock;
    }

    @Override
    public PageResult changes(Optional<String> text, Http http) {
        Cursor cursor = text.map(json -> parse(json, Cursor.class)).orElse(Cursor.BEGIN);
        return switch (walk.read(cursor.at(), http)) {
            case ListWalk.Step.Failed failed -> new PageResult.Failed(failed.failure());
            case ListWalk.Step.Read read -> swept(cursor, read);
        };
    }

    private PageResult swept(Cursor cursor, ListWalk.Step.Read read) {
        Instant at = read.at().orElseGet(clock::instant);
        Map<String, String> before = new LinkedHashMap<>(cursor.before());
        Map<String, String> now = new LinkedHashMap<>(cursor.now());
        List<IncomingEvent> events = new ArrayList<>();
        for (ListWalk.Listed record : read.records()) {
            String hash = Events.shortHash(record.body());
            String old = before.remove(record.key());
            boolean isChanged = old == null ? number(record.key()) > cursor.floor() : !old.equals(hash);
            if (isChanged && !cursor.first()) {
                events.add(event(stream, Events.SWEPT, record, at));
            }
            now.put(record.key(), hash);
        }
        long floor = forget(now, cursor.floor());
        int calls = cursor.calls() + 1;
        if (read.next() != null) {
            boolean more = calls < stream.callsPerLook();
            Cursor next = new Cursor(read.next(), before, now, floor, cursor.first(), more ? calls : 0);
            return new PageResult.Page(events, Json.text(next), more, OptionalLong.empty());
        }
        if (before.size() <= MISSING_MAX) {
            before.keySet().forEach(key -> events.add(unlisted(key, at)));
        }
        Cursor again = new Cursor(ListWalk.Position.START, now, Map.of(), floor, false, 0);
        return new PageResult.Page(events, Json.text(again), false, OptionalLong.of(now.size()));
    }

    /** Drops the oldest of too many, and tells up to which number something was dropped. */
    private static long forget(Map<String, String> now, long floor) {
        long highest = floor;
        List<String> keys = List.copyOf(now.keySet());
        for (String key : keys.subList(0, Math.max(0, keys.size() - REMEMBERED_MAX))) {
            now.remove(key);
            highest = Math.max(highest, number(key));
        }
        return highest;
    }

    // Ids grow; words are few, and never forgotten.
    private static long number(String key) {
        String last = key.substring(key.lastIndexOf('/') + 1);
        return RecordHead.isId(last) ? Long.parseLong(last) : Long.MAX_VALUE;
    }

    private IncomingEvent unlisted(String key, Instant at) {
        byte[] body = Json.write(Map.of("key", key));
        return event(stream, Events.UNLISTED, new ListWalk.Listed(key, body), at);
    }

    static IncomingEvent event(ListStream stream, String what, ListWalk.Listed record, Instant at) {
        RecordHead head = new RecordHead(record.key(), Optional.of(at));
        Map<String, String> attributes = Map.of(Events.READ_AT, at.toString());
        return Events.of(stream.name(), stream.entity() + what, head, record.body(), attributes);
    }

    @Override
    public PageResult existing(BackfillRange range, Optional<String> text, Http http) {
        BackfillAt before = text.map(json -> parse(json, BackfillAt.class))
                .orElseGet(() -> new BackfillAt(ListWalk.Position.START, 0));
        return switch (walk.read(before.at(), http)) {
            case ListWalk.Step.Failed failed -> new PageResult.Failed(failed.failure());
            case ListWalk.Step.Read read -> existing(before, range, read);
        };
    }

    private PageResult existing(BackfillAt before, BackfillRange range, ListWalk.Step.Read read) {
        Instant at = read.at().orElseGet(clock::instant);
        List<IncomingEvent> events = read.records().stream()
                .filter(record -> TimedBackfill.isWithin(range, RecordHead.createdAt(record.body())))
                .map(record -> event(stream, Events.EXISTING, record, at))
                .toList();
        ListWalk.@Nullable Position next = read.next();
        BackfillAt after = new BackfillAt(next == null ? before.at() : next, before.read() + events.size());
        return new PageResult.Page(events, Json.text(after), next != null, OptionalLong.empty());
    }

    private static <T> T parse(String json, Class<T> type) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
