package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Http;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads all records of a stream by id, the lowest first, and leaves out those that were not made within the range. A record
 * without a time of creation is in every range. What is in the trash is left out, as by {@link TimedBackfill}.
 */
final class IdBackfill {

    /**
     * How far a backfill has come. One that began by time, before that was found to leave something out, begins again.
     *
     * @param read how many records it has gone through
     */
    private record Cursor(IdPages.Position at, long read) {

        static final Cursor BEGIN = new Cursor(IdPages.Position.START, 0);

        private record Kind(Place at) {}

        private record Place(@Nullable String from) {}

        static Cursor parse(String text) {
            byte[] json = text.getBytes(StandardCharsets.UTF_8);
            boolean isByTime = Json.read(json, Kind.class).at().from() != null;
            return isByTime ? BEGIN : Json.read(json, Cursor.class);
        }
    }

    private final StoreStream stream;
    private final IdPages pages;

    IdBackfill(StoreApi api, StoreStream stream) {
        this.stream = stream;
        this.pages = new IdPages(api, stream);
    }

    PageResult existing(BackfillRange range, Optional<String> text, Http http) {
        Cursor cursor = text.map(Cursor::parse).orElse(Cursor.BEGIN);
        return switch (pages.read(cursor.at(), stream.lists().getFirst(), http)) {
            case IdPages.Step.Failed failed -> new PageResult.Failed(failed.failure());
            case IdPages.Step.Missing missing -> new PageResult.Failed(RecordPages.garbled(stream));
            case IdPages.Step.Read read -> page(cursor, range, read);
        };
    }

    private PageResult page(Cursor before, BackfillRange range, IdPages.Step.Read read) {
        List<IncomingEvent> events = read.records().stream()
                .filter(found -> TimedBackfill.isWithin(range, RecordHead.createdAt(found.body())))
                .map(found -> Events.asked(stream, Events.EXISTING, found.head(), found.body()))
                .toList();
        IdPages.Position next = read.next();
        Cursor after = new Cursor(
                next == null ? before.at() : next,
                before.read() + read.records().size());
        OptionalLong total = range.equals(BackfillRange.ALL) ? read.total() : OptionalLong.empty();
        return new PageResult.Page(events, Json.text(after), next != null, total);
    }
}
