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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream whose list can be asked for by id alone: customers.
 *
 * <p>A sweep cannot ask what has changed, so it goes through the whole list again and again, one page of 100 a look, to be no
 * burden. It hands over what was changed since the first look, by the records' own times, and remembers a few characters of
 * its hash: the next time through only what is different is handed over, also when a record has become again what it once
 * was. Changes that do not move a record's time are found only if the record has changed since the first look in any other
 * way.
 */
final class IdReading implements StreamReading {

    /** A cursor of so many is some 220 kB. Of more the journal tells by their content what it has seen. */
    static final int REMEMBERED_MAX = 10_000;

    /**
     * How far a sweep has come.
     *
     * @param since when the first look was, by the store's clock
     * @param handedOver hashes by id; null in a cursor of before there were any
     */
    private record Cursor(
            Instant since, IdPages.Position at, @Nullable Map<String, String> handedOver) {}

    private final StoreStream stream;
    private final IdPages pages;
    private final IdBackfill backfill;
    private final Duration overlap;
    private final InstantSource clock;

    IdReading(StoreApi api, StoreStream stream, Duration overlap, InstantSource clock) {
        this.stream = stream;
        this.pages = new IdPages(api, stream);
        this.backfill = new IdBackfill(api, stream);
        this.overlap = overlap;
        this.clock = clock;
    }

    @Override
    public PageResult changes(Optional<String> text, Http http) {
        Cursor cursor = text.map(json -> Json.read(json.getBytes(StandardCharsets.UTF_8), Cursor.class))
                .orElse(null);
        IdPages.Position position = cursor == null ? IdPages.Position.START : cursor.at();
        return switch (pages.read(position, stream.lists().getFirst(), http)) {
            case IdPages.Step.Failed failed -> new PageResult.Failed(failed.failure());
            case IdPages.Step.Missing missing -> new PageResult.Failed(RecordPages.garbled(stream));
            case IdPages.Step.Read read -> swept(cursor, read);
        };
    }

    private PageResult swept(@Nullable Cursor before, IdPages.Step.Read read) {
        Instant at = read.storeTime().orElseGet(clock::instant);
        Instant since = before == null ? StoreTime.second(at).minus(overlap) : before.since();
        Map<String, String> handedOver = new LinkedHashMap<>();
        if (before != null && before.handedOver() != null) {
            handedOver.putAll(before.handedOver());
        }
        List<IncomingEvent> events = new ArrayList<>();
        for (IdPages.Found found : read.records()) {
            if (isSince(since, found)) {
                news(found, at, handedOver).ifPresent(events::add);
            }
        }
        IdPages.Position next = read.next() == null ? IdPages.Position.START : read.next();
        // Never more: the rest of the list is for the next looks.
        return new PageResult.Page(events, Json.text(new Cursor(since, next, handedOver)), false, read.total());
    }

    /** Empty for what was handed over as it is. */
    private Optional<IncomingEvent> news(IdPages.Found found, Instant at, Map<String, String> handedOver) {
        String id = found.head().id();
        String hash = Events.shortHash(found.body());
        String before = handedOver.get(id);
        if (hash.equals(before)) {
            return Optional.empty();
        }
        if (before != null || handedOver.size() < REMEMBERED_MAX) {
            handedOver.put(id, hash);
        }
        IncomingEvent event = Events.asked(stream, Events.SWEPT, found.head(), found.body());
        return Optional.of(before == null ? event : Events.again(event, at));
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
        return backfill.existing(range, cursor, http);
    }
}
