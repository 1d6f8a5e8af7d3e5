package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Http;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream whose list can be asked for by id alone: customers.
 *
 * <p>A sweep cannot ask what has changed, so it goes through the whole list again and again, one page of 100 a look, to be no
 * burden. It hands over what was changed since the first look, by the records' own times; the journal knows what it has
 * seen already by its content. Changes that do not move a record's time are found only if the record has changed since the
 * first look in any other way.
 */
final class IdReading implements StreamReading {

    /**
     * How far a sweep has come.
     *
     * @param since when the first look was, by the store's clock
     */
    private record SweepAt(Instant since, IdPages.Position at) {}

    /**
     * How far a backfill has come.
     *
     * @param read how many records it has gone through
     */
    private record BackfillAt(IdPages.Position at, long read) {}

    private final StoreStream stream;
    private final IdPages pages;
    private final Duration overlap;
    private final InstantSource clock;

    IdReading(StoreApi api, StoreStream stream, Duration overlap, InstantSource clock) {
        this.stream = stream;
        this.pages = new IdPages(api, stream);
        this.overlap = overlap;
        this.clock = clock;
    }

    @Override
    public PageResult changes(Optional<String> cursor, Http http) {
        SweepAt before = cursor.map(text -> parse(text, SweepAt.class)).orElse(null);
        IdPages.Position position = before == null ? IdPages.Position.START : before.at();
        return switch (pages.read(position, list(), http)) {
            case IdPages.Step.Failed failed -> new PageResult.Failed(failed.failure());
            case IdPages.Step.Missing missing -> new PageResult.Failed(RecordPages.garbled(stream));
            case IdPages.Step.Read read -> swept(before, read);
        };
    }

    private PageResult swept(@Nullable SweepAt before, IdPages.Step.Read read) {
        Instant since = before == null
                ? StoreTime.second(read.storeTime().orElseGet(clock::instant)).minus(overlap)
                : before.since();
        IdPages.Position next = read.next() == null ? IdPages.Position.START : read.next();
        List<IncomingEvent> events = read.records().stream()
                .filter(found -> isSince(since, found))
                .map(found -> Events.asked(stream, Events.SWEPT, found.head(), found.body()))
                .toList();
        // Never more: the rest of the list is for the next looks.
        return new PageResult.Page(events, Json.text(new SweepAt(since, next)), false, read.total());
    }

    private static boolean isSince(Instant since, IdPages.Found found) {
        Optional<Instant> modifiedAt = found.head().modifiedAt();
        Optional<Instant> createdAt = RecordHead.createdAt(found.body());
        boolean isTimeless = modifiedAt.isEmpty() && createdAt.isEmpty();
        return isTimeless
                || modifiedAt.filter(time -> !time.isBefore(since)).isPresent()
                || createdAt.filter(time -> !time.isBefore(since)).isPresent();
    }

    @Override
    public PageResult existing(BackfillRange range, Optional<String> cursor, Http http) {
        BackfillAt before = cursor.map(text -> parse(text, BackfillAt.class))
                .orElseGet(() -> new BackfillAt(IdPages.Position.START, 0));
        return switch (pages.read(before.at(), list(), http)) {
            case IdPages.Step.Failed failed -> new PageResult.Failed(failed.failure());
            case IdPages.Step.Missing missing -> new PageResult.Failed(RecordPages.garbled(stream));
            case IdPages.Step.Read read -> backfilled(before, range, read);
        };
    }

    private PageResult backfilled(BackfillAt before, BackfillRange range, IdPages.Step.Read read) {
        List<IncomingEvent> events = read.records().stream()
                .filter(found -> TimedBackfill.isWithin(range, RecordHead.createdAt(found.body())))
                .map(found -> Events.asked(stream, Events.EXISTING, found.head(), found.body()))
                .toList();
        IdPages.Position next = read.next();
        BackfillAt after = new BackfillAt(
                next == null ? before.at() : next,
                before.read() + read.records().size());
        OptionalLong total = range.equals(BackfillRange.ALL) ? read.total() : OptionalLong.empty();
        return new PageResult.Page(events, Json.text(after), next != null, total);
    }

    private Map<String, String> list() {
        return stream.lists().getFirst();
    }

    private static <T> T parse(String cursor, Class<T> type) {
        return Json.read(cursor.getBytes(StandardCharsets.UTF_8), type);
    }
}
