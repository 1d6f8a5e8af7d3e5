package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.CensusResult;
import dev.tradewind.api.Http;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells which ids a stream has, those in the trash included.
 *
 * <p>The live list and the trash are read side by side, each by id, a hundred ids a call and nothing but the ids. What is
 * told is complete up to the lowest id that both have reached; what one of them has beyond waits in the cursor.
 */
final class Census {

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
     */
    private record Cursor(List<Reading> readings, long through) {

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
        Cursor cursor = text.map(Cursor::parse)
                .orElseGet(() -> new Cursor(
                        Collections.nCopies(stream.lists().size(), new Reading(IdPages.Position.START, List.of())), 0));
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
                    case IdPages.Step.Read read -> readings.set(i, reading(read));
                }
                break; // One call a page.
            }
        }
        return told(readings, cursor.through());
    }

    private Map<String, String> query(int list) {
        Map<String, String> query = new HashMap<>(stream.lists().get(list));
        query.put("_fields", "id");
        return query;
    }

    private static Reading reading(IdPages.Step.Read read) {
        List<Long> ids = read.records().stream()
                .map(found -> Long.valueOf(found.head().id()))
                .toList();
        return new Reading(read.next(), ids);
    }

    private static CensusResult.Page told(List<Reading> readings, long before) {
        if (readings.stream().anyMatch(Reading::isToBeRead)) {
            return new CensusResult.Page(List.of(), before, Json.text(new Cursor(readings, before)));
        }
        long through = readings.stream()
                .filter(reading -> reading.at() != null)
                .mapToLong(reading -> reading.waiting().getLast())
                .min()
                .orElse(Long.MAX_VALUE);
        TreeSet<Long> ids = new TreeSet<>();
        List<Reading> rest = new ArrayList<>();
        for (Reading reading : readings) {
            ids.addAll(reading.waiting().stream().filter(id -> id <= through).toList());
            rest.add(new Reading(
                    reading.at(),
                    reading.waiting().stream().filter(id -> id > through).toList()));
        }
        return new CensusResult.Page(List.copyOf(ids), through, Json.text(new Cursor(rest, through)));
    }
}
