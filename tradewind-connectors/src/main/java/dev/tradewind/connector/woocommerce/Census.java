package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.CensusResult;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells which ids a stream has, those in the trash included.
 *
 * <p>The live list and the trash are read side by side, each by id, a hundred ids a call and nothing but the ids. What is
 * told is complete up to the lowest id that both have reached; what one of them has beyond waits in the cursor.
 *
 * <p>Variations are in no list of products, but each product names its own, which are younger than itself: where a product
 * has been reached, so have all variations up to its id. A variation that an import has put below a younger product is told
 * too late, and read once in vain.
 */
final class Census {

    /** What waits in a cursor is written with every page: more variations are more than a census can carry. */
    static final int VARIATIONS_MAX = 100_000;

    private static final String VARIATIONS = "variations";

    /**
     * How far one list has been read.
     *
     * @param at null when it has been read to its end
     * @param waiting ids that were read and not told
     */
    private record Reading(IdPages.@Nullable Position at, List<Long> waiting) {
        boolean isToBeRead() {
            return at != null && waiting.isEmpty();
        }
    }

    /**
     * How far a census has come.
     *
     * @param readings one for each of the stream's lists
     * @param through up to where ids have been told
     * @param variations ids that products named and that lie beyond; null as written before there were any
     */
    private record Cursor(
            List<Reading> readings, long through, @Nullable List<Long> variations) {

        List<Long> beyond() {
            return variations == null ? List.of() : variations;
        }

        static Cursor parse(String text) {
            return Json.read(text.getBytes(StandardCharsets.UTF_8), Cursor.class);
        }
    }

    private final StoreStream stream;
    private final IdPages pages;

    Census(StoreApi api, StoreStream stream) {
        this.stream = stream;
        this.pages = new IdPages(api, stream);
    }

    CensusResult census(Optional<String> text, Http http) {
        return census(text.map(Cursor::parse).orElseGet(() -> from(0)), http);
    }

    /** Begins, where ids up to {@code through} have been told already. */
    CensusResult above(long through, Http http) {
        return census(from(through), http);
    }

    private Cursor from(long through) {
        return new Cursor(
                Collections.nCopies(stream.lists().size(), new Reading(IdPages.Position.START, List.of())),
                through,
                List.of());
    }

    private CensusResult census(Cursor cursor, Http http) {
        List<Long> variations = new ArrayList<>(cursor.beyond());
        List<Reading> readings = new ArrayList<>(cursor.readings());
        for (int i = 0; i < readings.size(); i++) {
            IdPages.Position at = readings.get(i).at();
            if (at != null && readings.get(i).isToBeRead()) {
                switch (pages.read(at, query(i), http)) {
                    case IdPages.Step.Missing missing -> {
                        return new CensusResult.Failed(RecordPages.garbled(stream));
                    }
                    case IdPages.Step.Failed failed -> {
                        return new CensusResult.Failed(failed.failure());
                    }
                    case IdPages.Step.Read read -> {
                        readings.set(i, reading(read));
                        try {
                            variations.addAll(named(read));
                        } catch (MalformedJson e) {
                            return new CensusResult.Failed(RecordPages.garbled(stream));
                        }
                    }
                }
                break; // One call a page.
            }
        }
        return variations.size() > VARIATIONS_MAX
                ? new CensusResult.Failed(tooMany())
                : told(new Cursor(readings, cursor.through(), variations));
    }

    private Map<String, String> query(int list) {
        Map<String, String> query = new HashMap<>(stream.lists().get(list));
        query.put("_fields", hasVariations() ? "id," + VARIATIONS : "id");
        return query;
    }

    private boolean hasVariations() {
        return stream.listing() == StoreStream.Listing.WITH_VARIATIONS;
    }

    private static List<Long> named(IdPages.Step.Read read) {
        return read.records().stream()
                .flatMap(found -> Json.readObject(found.body()).get(VARIATIONS) instanceof List<?> ids
                        ? ids.stream()
                        : Stream.empty())
                .map(String::valueOf)
                .filter(RecordHead::isId)
                .map(Long::valueOf)
                .toList();
    }

    private Failure tooMany() {
        return new Failure.Rejected(
                "more than %d variations are younger than the %s read so far; those that were deleted are not found"
                        .formatted(VARIATIONS_MAX, stream.name()),
                Optional.empty());
    }

    private static Reading reading(IdPages.Step.Read read) {
        List<Long> ids = read.records().stream()
                .map(found -> Long.valueOf(found.head().id()))
                .toList();
        return new Reading(read.next(), ids);
    }

    private static CensusResult.Page told(Cursor cursor) {
        List<Reading> readings = cursor.readings();
        if (readings.stream().anyMatch(Reading::isToBeRead)) {
            return new CensusResult.Page(List.of(), cursor.through(), Json.text(cursor));
        }
        long reached = readings.stream()
                .filter(reading -> reading.at() != null)
                .mapToLong(reading -> reading.waiting().getLast())
                .min()
                .orElse(Long.MAX_VALUE);
        long through = Math.max(reached, cursor.through());
        TreeSet<Long> ids = new TreeSet<>();
        List<Reading> rest = new ArrayList<>();
        for (Reading reading : readings) {
            ids.addAll(reading.waiting().stream()
                    .filter(id -> id > cursor.through() && id <= through)
                    .toList());
            rest.add(new Reading(
                    reading.at(),
                    reading.waiting().stream().filter(id -> id > through).toList()));
        }
        List<Long> later = new ArrayList<>();
        for (long id : cursor.beyond()) {
            if (id > through) {
                later.add(id);
            } else if (id > cursor.through()) {
                ids.add(id);
            }
        }
        return new CensusResult.Page(List.copyOf(ids), through, Json.text(new Cursor(rest, through, later)));
    }
}
