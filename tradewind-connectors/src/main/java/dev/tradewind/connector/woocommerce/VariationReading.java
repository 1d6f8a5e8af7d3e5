package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Http;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads products together with their variations, which the list of products leaves out.
 *
 * <p>A product that was found and has variations is asked for their ids and times, and each that is wanted is read by itself:
 * the list of a product's variations writes them in another way than a webhook does, and the same variation would look like
 * two versions. A sweep wants those that changed since it was last there (a variation that is saved moves its product's time
 * too, so that its product is found), a backfill all. One call a page; what is still to be read stands in the cursor.
 */
final class VariationReading implements StreamReading {

    /**
     * How far a reading has come.
     *
     * @param products where it stands in the list of products
     * @param more whether products follow
     * @param since variations changed before that are left out; null to leave out none
     * @param parents products whose variations have not been looked at, the first of them from {@code at} on
     * @param at null for the first of its variations
     * @param wanted variations to be read
     */
    private record Cursor(
            String products,
            boolean more,
            @Nullable Instant since,
            List<String> parents,
            IdPages.@Nullable Position at,
            List<String> wanted) {

        static Cursor parse(String text) {
            return Json.read(text.getBytes(StandardCharsets.UTF_8), Cursor.class);
        }

        boolean isAtProducts() {
            return parents.isEmpty() && wanted.isEmpty();
        }

        boolean hasMore() {
            return more || !isAtProducts();
        }
    }

    private static final Map<String, String> ID_AND_TIME = Map.of("_fields", "id,date_modified_gmt");

    private final StoreApi api;
    private final StoreStream stream;
    private final TimedReading products;
    private final RecordReading one;
    private final Duration overlap;

    VariationReading(StoreApi api, StoreStream stream, TimedReading products, Duration overlap) {
        this.api = api;
        this.stream = stream;
        this.products = products;
        this.one = new RecordReading(api, stream);
        this.overlap = overlap;
    }

    @Override
    public PageResult changes(Optional<String> text, Http http) {
        Optional<Cursor> cursor = text.map(Cursor::parse);
        if (cursor.isPresent() && !cursor.get().isAtProducts()) {
            return variations(cursor.get(), http);
        }
        Optional<String> at = cursor.map(Cursor::products);
        // The mark has not moved beyond what was surely read, in products as in variations.
        Instant since = at.map(SweepCursor::parse)
                .map(sweep -> sweep.current().mark().minus(overlap))
                .orElse(null);
        return withParents(products.changes(at, http), since);
    }

    @Override
    public PageResult existing(BackfillRange range, Optional<String> text, Http http) {
        Optional<Cursor> cursor = text.map(Cursor::parse);
        return cursor.isPresent() && !cursor.get().isAtProducts()
                ? variations(cursor.get(), http)
                : withParents(products.existing(range, cursor.map(Cursor::products), http), null);
    }

    private static PageResult withParents(PageResult result, @Nullable Instant since) {
        if (!(result instanceof PageResult.Page page)) {
            return result;
        }
        List<String> parents = page.events().stream()
                .filter(VariationReading::hasVariations)
                .map(e -> e.record().key())
                .toList();
        Cursor after = new Cursor(page.cursor(), page.more(), since, parents, null, List.of());
        return new PageResult.Page(page.events(), Json.text(after), after.hasMore(), page.total());
    }

    private static boolean hasVariations(IncomingEvent event) {
        try {
            Map<String, @Nullable Object> product =
                    Json.readObject(event.record().body());
            return product.get("variations") instanceof List<?> ids
                    && !ids.isEmpty()
                    && !"trash".equals(product.get("status"));
        } catch (MalformedJson e) {
            return false; // Judged when it is normalised.
        }
    }

    private PageResult variations(Cursor cursor, Http http) {
        return cursor.wanted().isEmpty() ? look(cursor, http) : readFirst(cursor, http);
    }

    /** Asks the first product for the next hundred of its variations. */
    private PageResult look(Cursor cursor, Http http) {
        String path =
                "%s/%s/variations".formatted(stream.path(), cursor.parents().getFirst());
        IdPages.Position at = cursor.at() == null ? IdPages.Position.START : cursor.at();
        return switch (new IdPages(api, path, stream.name()).read(at, ID_AND_TIME, http)) {
            case IdPages.Step.Failed failed -> new PageResult.Failed(failed.failure());
            // Deleted since; its variations went with it.
            case IdPages.Step.Missing missing -> page(List.of(), looked(cursor, List.of(), null));
            case IdPages.Step.Read read -> page(List.of(), looked(cursor, read.records(), read.next()));
        };
    }

    private static Cursor looked(Cursor cursor, List<IdPages.Found> found, IdPages.@Nullable Position next) {
        Instant since = cursor.since();
        List<String> wanted = found.stream()
                .map(IdPages.Found::head)
                .filter(head -> since == null
                        || head.modifiedAt().map(time -> !time.isBefore(since)).orElse(true))
                .map(RecordHead::id)
                .toList();
        List<String> parents =
                next == null ? cursor.parents().subList(1, cursor.parents().size()) : cursor.parents();
        return new Cursor(cursor.products(), cursor.more(), since, parents, next, wanted);
    }

    private PageResult readFirst(Cursor cursor, Http http) {
        List<String> rest = new ArrayList<>(cursor.wanted());
        String key = rest.removeFirst();
        Cursor after =
                new Cursor(cursor.products(), cursor.more(), cursor.since(), cursor.parents(), cursor.at(), rest);
        return switch (one.read(key, http)) {
            case ReadResult.Found found -> page(List.of(found.event()), after);
            case ReadResult.Missing missing -> page(List.of(missing.event()), after);
            case ReadResult.Failed failed -> new PageResult.Failed(failed.failure());
        };
    }

    private static PageResult page(List<IncomingEvent> events, Cursor cursor) {
        return new PageResult.Page(events, Json.text(cursor), cursor.hasMore(), OptionalLong.empty());
    }
}
