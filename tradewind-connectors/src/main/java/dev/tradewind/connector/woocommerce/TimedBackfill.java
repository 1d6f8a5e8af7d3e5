package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Http;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads all records of a stream, oldest first, page by page from wherever the last page ended. What is in the trash is left out: nobody
 * wants it delivered, and a sweep finds it if it comes back.
 */
final class TimedBackfill {

    /** Before any shop was opened, and a year that the store's database can hold. */
    private static final Instant BEGINNING = Instant.parse("1990-01-01T00:00:00Z");

    /**
     * How far a backfill has come.
     *
     * @param read how many records it has handed over, repeated ones included
     */
    record Cursor(RecordPages.Position at, long read) {

        static Cursor parse(String text) {
            return Json.read(text.getBytes(StandardCharsets.UTF_8), Cursor.class);
        }

        String text() {
            return Json.text(this);
        }
    }

    private final StoreStream stream;
    private final RecordPages pages;

    TimedBackfill(StoreApi api, StoreStream stream) {
        this.stream = stream;
        this.pages = new RecordPages(api, stream, RecordPages.By.CREATED);
    }

    PageResult existing(BackfillRange range, Optional<String> text, Http http) {
        Cursor cursor = text.map(Cursor::parse)
                .orElseGet(() -> new Cursor(RecordPages.Position.at(range.from().orElse(BEGINNING)), 0));
        // A second more: the range may end within one, and the store knows no finer.
        Instant until = range.until().map(end -> end.plusSeconds(1)).orElse(null);
        return switch (pages.read(cursor.at(), stream.lists().getFirst(), until, http)) {
            case RecordPages.Step.Failed failed -> new PageResult.Failed(failed.failure());
            case RecordPages.Step.Read read -> page(cursor, range, read);
        };
    }

    private PageResult page(Cursor cursor, BackfillRange range, RecordPages.Step.Read read) {
        List<IncomingEvent> events = read.records().stream()
                .filter(found -> isWithin(range, found.time()))
                .map(found -> Events.asked(stream, Events.EXISTING, found.head(), found.body()))
                .toList();
        long handedOver = cursor.read() + read.records().size();
        RecordPages.Position next = read.next();
        Cursor after = new Cursor(next == null ? cursor.at() : next, handedOver);
        return new PageResult.Page(events, after.text(), next != null, total(cursor, read));
    }

    // The store tells how many are left, by time or within one second; the latter says nothing about all.
    private static OptionalLong total(Cursor cursor, RecordPages.Step.Read read) {
        return read.remaining().isPresent() && cursor.at().page() == 0
                ? OptionalLong.of(cursor.read() + read.remaining().getAsLong())
                : OptionalLong.empty();
    }

    // The store's limits are whole seconds and not included; the range's are exact.
    static boolean isWithin(BackfillRange range, Optional<Instant> createdAt) {
        return createdAt.isEmpty()
                || (range.from().map(from -> !createdAt.get().isBefore(from)).orElse(true)
                        && range.until().map(createdAt.get()::isBefore).orElse(true));
    }
}
