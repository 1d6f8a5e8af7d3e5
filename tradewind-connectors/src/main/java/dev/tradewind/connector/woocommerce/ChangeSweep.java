package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Http;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.PageResult;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the records of a stream that changed since the last look, those in the trash included.
 *
 * <p>Each sweep reads the stream's lists one after the other: the store hides the trash from every other list. Each has its
 * own mark: the latest time of change seen, by the store's clock. A pass begins {@code overlap}
 * before its mark, since a record that is saved slowly appears with a time that has passed already. Once a pass that long
 * after the last change has found nothing more, the next ones begin right at the mark, so that a quiet shop is not asked for
 * the same records again and again.
 *
 * <p>Times of change are compared with each other only. The store's Date header says where to begin, and keeps a
 * record with a time in the future from moving the mark there; our own clock measures durations.
 *
 * <p>Looking back would read the same whole records again and again. Where it meets some that {@link SweepMemory} has, it asks
 * for ids and times first, and then for those that are new or different, in one call.
 */
final class ChangeSweep {

    private final StoreApi api;
    private final StoreStream stream;
    private final RecordPages pages;
    private final Duration overlap;
    private final InstantSource clock;

    ChangeSweep(StoreApi api, StoreStream stream, Duration overlap, InstantSource clock) {
        this.api = api;
        this.stream = stream;
        this.pages = new RecordPages(api, stream, RecordPages.By.ofChanges(stream));
        this.overlap = overlap;
        this.clock = clock;
    }

    PageResult changes(Optional<String> cursor, Http http) {
        return cursor.isEmpty() ? begin(http) : next(SweepCursor.parse(cursor.get()), http);
    }

    /** Asks for the time there. */
    private PageResult begin(Http http) {
        Map<String, String> query = Map.of("per_page", "1", "_fields", "id");
        return switch (api.get(stream.path(), query, http)) {
            case StoreApi.Answer.Failed failed -> new PageResult.Failed(failed.failure());
            case StoreApi.Answer.Missing missing -> begun(missing.reply().header("Date"));
            case StoreApi.Answer.Json json -> begun(json.reply().header("Date"));
        };
    }

    private PageResult begun(Optional<String> date) {
        Instant now = date.flatMap(StoreTime::parseHeader).orElseGet(clock::instant);
        SweepPass pass = SweepPass.from(StoreTime.second(now), clock.instant());
        return page(List.of(), SweepCursor.begun(pass, stream.lists().size()), true, OptionalLong.empty());
    }

    private PageResult next(SweepCursor cursor, Http http) {
        SweepPass pass = cursor.current().started(overlap, clock.instant());
        Map<String, String> list = stream.lists().get(cursor.at());
        RecordPages.Position position = pass.position();
        // Whoever asks for some fields only pays little anyway.
        boolean repeats = !list.containsKey(RecordPages.FIELDS) && pass.memory().reaches(position.from());
        RecordPages.Step step = repeats ? pages.heads(position, list, http) : pages.read(position, list, null, http);
        return switch (step) {
            case RecordPages.Step.Failed failed -> new PageResult.Failed(failed.failure());
            case RecordPages.Step.Read read ->
                repeats ? whole(cursor, pass, read, http) : read(cursor, pass, read, read);
        };
    }

    /** Reads whole what the memory has not, or has another version of. */
    private PageResult whole(SweepCursor cursor, SweepPass pass, RecordPages.Step.Read heads, Http http) {
        List<RecordPages.Found> unread = heads.records().stream()
                .filter(found -> !pass.memory().has(found))
                .toList();
        if (unread.isEmpty()) {
            return read(cursor, pass, heads, heads.none());
        }
        return switch (pages.whole(heads, unread, stream.lists().get(cursor.at()), http)) {
            case RecordPages.Step.Failed failed -> new PageResult.Failed(failed.failure());
            case RecordPages.Step.Read whole -> read(cursor, pass, heads, whole);
        };
    }

    /**
     * Goes on from a page.
     *
     * @param seen the page
     * @param whole what was read whole of it: a record that left the list in between is not there, and is found where it is now
     */
    private PageResult read(
            SweepCursor cursor, SweepPass pass, RecordPages.Step.Read seen, RecordPages.Step.Read whole) {
        Instant storeTime = seen.storeTime().orElseGet(clock::instant);
        SweepPass after = pass.seen(seen.records(), storeTime)
                .read(whole.records(), whole.storeTime().orElse(storeTime));
        RecordPages.Position next = seen.next();
        boolean listFollows = next == null && !cursor.isInLast();
        SweepCursor moved = next == null
                ? cursor.withCurrent(after.ended(overlap, clock.instant())).turned()
                : cursor.withCurrent(after.at(next));
        return page(events(whole.records()), moved, next != null || listFollows, seen.remaining());
    }

    private static PageResult page(List<IncomingEvent> events, SweepCursor cursor, boolean more, OptionalLong total) {
        return new PageResult.Page(events, cursor.text(), more, total);
    }

    private List<IncomingEvent> events(List<RecordPages.Found> records) {
        return records.stream()
                .map(found -> Events.asked(stream, Events.SWEPT, found.head(), found.body()))
                .toList();
    }
}
