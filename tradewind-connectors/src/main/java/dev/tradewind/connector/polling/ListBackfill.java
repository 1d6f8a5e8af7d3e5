package dev.tradewind.connector.polling;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.polling.PolledList.Ask;
import dev.tradewind.connector.polling.PolledList.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads all of a list, page by page. If the system says at the end that the list is shorter than at the beginning, pages
 * may have shifted: it is read again, at most {@value #REPEATS_MAX} times; the journal knows what it has seen already.
 */
public final class ListBackfill {

    private static final int REPEATS_MAX = 3;

    private final PolledList list;
    private final InstantSource clock;

    /**
     * How far it has come.
     *
     * @param read how many records it has gone through
     * @param total how many the list had at the beginning; -1 if unknown
     */
    private record Cursor(@Nullable String position, long read, long total, int repeats) {

        static final Cursor START = new Cursor(null, 0, -1, 0);

        static Cursor parse(String text) {
            return Json.read(text.getBytes(StandardCharsets.UTF_8), Cursor.class);
        }
    }

    public ListBackfill(PolledList list, InstantSource clock) {
        this.list = list;
        this.clock = clock;
    }

    /** See {@link dev.tradewind.api.Source#existing}. */
    public PageResult existing(BackfillRange range, Optional<String> text, Http http) {
        Cursor cursor = text.map(Cursor::parse).orElse(Cursor.START);
        return switch (list.page(Ask.ALL.at(Optional.ofNullable(cursor.position())), http)) {
            case Step.Failed failed -> new PageResult.Failed(failed.failure());
            case Step.Read read -> page(cursor, range, read);
        };
    }

    private PageResult page(Cursor cursor, BackfillRange range, Step.Read read) {
        boolean isLimited = range.from().isPresent() || range.until().isPresent();
        if (isLimited && read.records().stream().anyMatch(r -> r.createdAt().isEmpty())) {
            return new PageResult.Failed(new Failure.Rejected(
                    "records of %s do not say when they were created: run the backfill without from and until"
                            .formatted(list.stream()),
                    Optional.empty()));
        }
        Instant now = clock.instant();
        List<IncomingEvent> events = read.records().stream()
                .filter(record -> isWithin(range, record))
                .map(record -> PolledEvents.of(list.stream(), PolledEvents.EXISTING, record, "", now))
                .toList();
        Cursor next = next(cursor, read);
        boolean more = next.position() != null || next.repeats() > cursor.repeats();
        OptionalLong total = isLimited ? OptionalLong.empty() : read.total();
        return new PageResult.Page(events, Json.text(next), more, total);
    }

    private static Cursor next(Cursor cursor, Step.Read read) {
        long handedOver = cursor.read() + read.records().size();
        long total = cursor.position() == null ? read.total().orElse(-1) : cursor.total();
        if (read.next().isPresent()) {
            return new Cursor(read.next().get(), handedOver, total, cursor.repeats());
        }
        boolean shrank = cursor.position() != null && read.total().orElse(total) < total;
        boolean again = shrank && cursor.repeats() < REPEATS_MAX;
        return new Cursor(null, handedOver, -1, cursor.repeats() + (again ? 1 : 0));
    }

    private static boolean isWithin(BackfillRange range, Polled record) {
        return record.createdAt()
                .map(time -> range.from().map(from -> !time.isBefore(from)).orElse(true)
                        && range.until().map(time::isBefore).orElse(true))
                .orElse(true);
    }
}
