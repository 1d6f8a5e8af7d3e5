package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.Note;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the notes of orders, which are listed order by order and nowhere else.
 *
 * <p>A note fires no webhook and moves no time of its order. So a look reads the notes of the orders that changed, and in turn
 * those of the {@value #RECENT} orders that changed last, {@value #RECENT_AT_ONCE} a look. A note on an order at which nothing
 * else has happened for longer is not found.
 */
final class NoteReading implements StreamReading {

    /** As many as one call lists. */
    static final int RECENT = 100;

    static final int RECENT_AT_ONCE = 10;

    private static final String HEAD = "id,date_created_gmt,date_modified_gmt";

    /**
     * How far a sweep has come.
     *
     * @param orders where it stands in the changes of orders
     * @param more whether more orders have changed
     * @param recentRead whether this look has chosen among the orders that changed last
     * @param wanted orders whose notes are to be read
     * @param turn how many of those that changed last have had their turn
     * @param since notes written before are none of the sweep's
     */
    private record SweepAt(
            String orders, boolean more, boolean recentRead, List<String> wanted, int turn, Instant since) {

        SweepAt without(String order) {
            List<String> rest = wanted.stream().filter(id -> !id.equals(order)).toList();
            return new SweepAt(orders, more, recentRead, rest, turn, since);
        }

        boolean isAtEnd() {
            return wanted.isEmpty() && !more && recentRead;
        }
    }

    /** How far a backfill has come, likewise. */
    private record BackfillAt(String orders, boolean more, List<String> wanted) {}

    private final StoreApi api;
    private final ListStream stream;
    private final TimedReading orders;
    private final Duration overlap;
    private final InstantSource clock;

    NoteReading(StoreApi api, ListStream stream, Duration overlap, InstantSource clock) {
        this.api = api;
        this.stream = stream;
        this.orders = TimedReading.of(api, heads(), overlap, clock);
        this.overlap = overlap;
        this.clock = clock;
    }

    // Ids and times of orders: a fiftieth of the bytes of whole ones.
    private static StoreStream heads() {
        return new StoreStream(
                StoreStreams.ORDERS,
                "order",
                "orders",
                StoreStream.Listing.CHANGED,
                List.of(Map.of("status", "any", "_fields", HEAD)),
                Set.of(),
                tree -> {
                    throw new IllegalStateException("only the ids of orders are looked at");
                });
    }

    static Note read(Fields note, ListStream.Seen seen) {
        note.drop("id"); // The key has it.
        Instant createdAt = note.time("date_created_gmt");
        if (createdAt == null) {
            throw note.missing("date_created_gmt");
        }
        String text = note.text("note");
        return new Note(
                seen.key(),
                seen.parent(),
                createdAt,
                note.text("author"),
                text == null ? "" : text,
                note.flag("customer_note"),
                note.rest());
    }

    @Override
    public PageResult changes(Optional<String> text, Http http) {
        if (text.isEmpty()) {
            return begun(orders.changes(text, http));
        }
        SweepAt at = parse(text.get(), SweepAt.class);
        if (!at.wanted().isEmpty()) {
            return notesOfFirst(at, http);
        }
        return at.more() || at.recentRead() ? changedOrders(at, http) : recentOrders(at, http);
    }

    private PageResult begun(PageResult result) {
        if (!(result instanceof PageResult.Page page)) {
            return result;
        }
        Instant since = SweepCursor.parse(page.cursor()).current().mark().minus(overlap);
        SweepAt at = new SweepAt(page.cursor(), false, true, List.of(), 0, since);
        return new PageResult.Page(List.of(), Json.text(at), true, OptionalLong.empty());
    }

    private PageResult changedOrders(SweepAt at, Http http) {
        PageResult result = orders.changes(Optional.of(at.orders()), http);
        if (!(result instanceof PageResult.Page page)) {
            return result;
        }
        SweepAt next = new SweepAt(page.cursor(), page.more(), false, keys(page), at.turn(), at.since());
        return new PageResult.Page(List.of(), Json.text(next), true, OptionalLong.empty());
    }

    private PageResult recentOrders(SweepAt at, Http http) {
        Map<String, String> query =
                Map.of("per_page", String.valueOf(RECENT), "orderby", "modified", "order", "desc", "_fields", "id");
        return switch (api.get("orders", query, http)) {
            case StoreApi.Answer.Failed failed -> new PageResult.Failed(failed.failure());
            case StoreApi.Answer.Missing missing -> new PageResult.Failed(RecordPages.garbled(StoreStreams.ORDERS));
            case StoreApi.Answer.Json json ->
                StoreJson.elements(json.reply().body())
                        .map(bodies -> chosen(at, bodies))
                        .orElseGet(() -> new PageResult.Failed(RecordPages.garbled(StoreStreams.ORDERS)));
        };
    }

    private static PageResult chosen(SweepAt at, List<byte[]> recent) {
        int from = at.turn() < recent.size() ? at.turn() : 0;
        int until = Math.min(recent.size(), from + RECENT_AT_ONCE);
        List<String> wanted = recent.subList(from, until).stream()
                .map(body -> RecordHead.of(body, false).id())
                .filter(id -> !id.isEmpty())
                .toList();
        SweepAt next = new SweepAt(at.orders(), at.more(), true, wanted, until, at.since());
        return new PageResult.Page(List.of(), Json.text(next), !next.isAtEnd(), OptionalLong.empty());
    }

    private PageResult notesOfFirst(SweepAt at, Http http) {
        String order = at.wanted().getFirst();
        return switch (notes(order, Events.SWEPT, http)) {
            case Notes.Failed failed -> new PageResult.Failed(failed.failure());
            case Notes.Read read -> {
                SweepAt next = at.without(order);
                List<IncomingEvent> events = read.events().stream()
                        .filter(event -> event.modifiedAt()
                                .map(time -> !time.isBefore(at.since()))
                                .orElse(true))
                        .toList();
                yield new PageResult.Page(events, Json.text(next), !next.isAtEnd(), OptionalLong.empty());
            }
        };
    }

    @Override
    public PageResult existing(BackfillRange range, Optional<String> text, Http http) {
        BackfillAt at = text.map(json -> parse(json, BackfillAt.class)).orElse(null);
        if (at != null && !at.wanted().isEmpty()) {
            return existingOfFirst(at, http);
        }
        PageResult result = orders.existing(range, Optional.ofNullable(at).map(BackfillAt::orders), http);
        if (!(result instanceof PageResult.Page page)) {
            return result;
        }
        BackfillAt next = new BackfillAt(page.cursor(), page.more(), keys(page));
        return existing(List.of(), next);
    }

    private PageResult existingOfFirst(BackfillAt at, Http http) {
        String order = at.wanted().getFirst();
        return switch (notes(order, Events.EXISTING, http)) {
            case Notes.Failed failed -> new PageResult.Failed(failed.failure());
            case Notes.Read read -> {
                List<String> rest = at.wanted().subList(1, at.wanted().size());
                yield existing(read.events(), new BackfillAt(at.orders(), at.more(), rest));
            }
        };
    }

    private static PageResult existing(List<IncomingEvent> events, BackfillAt next) {
        boolean more = next.more() || !next.wanted().isEmpty();
        return new PageResult.Page(events, Json.text(next), more, OptionalLong.empty());
    }

    /** What reading one order's notes came to. */
    private sealed interface Notes {
        record Read(List<IncomingEvent> events) implements Notes {}

        record Failed(Failure failure) implements Notes {}
    }

    private Notes notes(String order, String what, Http http) {
        return switch (api.get("orders/" + order + "/notes", Map.of(), http)) {
            case StoreApi.Answer.Failed failed -> new Notes.Failed(failed.failure());
            // Deleted since; its notes went with it.
            case StoreApi.Answer.Missing missing -> new Notes.Read(List.of());
            case StoreApi.Answer.Json json ->
                StoreJson.elements(json.reply().body())
                        .<Notes>map(bodies -> new Notes.Read(events(order, what, bodies, json.reply())))
                        .orElseGet(() -> new Notes.Failed(RecordPages.garbled(stream.name())));
        };
    }

    // A note never changes: its own time makes the journal recognise it, however often it is read.
    private List<IncomingEvent> events(String order, String what, List<byte[]> bodies, HttpResult.Reply reply) {
        Instant at = ListWalk.date(reply).orElseGet(clock::instant);
        List<IncomingEvent> events = new ArrayList<>();
        for (byte[] body : bodies) {
            String id = RecordHead.of(body, false).id();
            RecordHead head = new RecordHead(order + "/" + id, RecordHead.createdAt(body));
            Map<String, String> attributes = Map.of(Events.READ_AT, at.toString());
            events.add(Events.of(stream.name(), stream.entity() + what, head, body, attributes));
        }
        return events;
    }

    private static List<String> keys(PageResult.Page page) {
        Set<String> keys = new LinkedHashSet<>();
        page.events().forEach(event -> keys.add(event.record().key()));
        return List.copyOf(keys);
    }

    private static <T> T parse(String json, Class<T> type) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
