package dev.tradewind.connector.wordpress;

import dev.tradewind.api.CensusResult;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.polling.OffsetPosition;
import dev.tradewind.connector.polling.PolledList.Ask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells which ids the content of several types has, the trash included.
 *
 * <p>Ids are dealt out over all types together, so their lists are read side by side, a hundred ids a call and nothing but the
 * ids. What is told is complete up to the lowest id that all of them have reached; what one has beyond waits in the cursor.
 */
final class ContentCensus {

    private static final Map<String, String> IDS_ONLY = Map.of("_fields", "id");

    private final Map<String, SiteList> lists;

    /**
     * How far one list has been read.
     *
     * @param at null when it has been read to its end
     * @param through up to which id it has been read
     * @param waiting ids that were read and not told
     */
    private record Place(@Nullable OffsetPosition at, long through, List<Long> waiting) {

        static final Place START = new Place(OffsetPosition.START, 0, List.of());

        /** Up to which id nothing of this list is unknown. */
        long complete() {
            return at == null ? Long.MAX_VALUE : through;
        }
    }

    /**
     * How far a census has come.
     *
     * @param places by name of the list
     * @param through up to where ids have been told
     */
    private record Cursor(Map<String, Place> places, long through) {

        static Cursor parse(String text) {
            return Json.read(text.getBytes(StandardCharsets.UTF_8), Cursor.class);
        }
    }

    /** A census of lists by their names. */
    ContentCensus(Map<String, SiteList> lists) {
        this.lists = new LinkedHashMap<>(lists);
    }

    /** Reads on in the list that is furthest behind: one call a page. */
    CensusResult census(Optional<String> text, Http http) {
        Cursor cursor = text.map(Cursor::parse).orElseGet(() -> new Cursor(Map.of(), 0));
        Map<String, Place> places = new LinkedHashMap<>();
        lists.keySet().forEach(name -> places.put(name, cursor.places().getOrDefault(name, Place.START)));
        Optional<String> behind = places.entrySet().stream()
                .filter(place -> place.getValue().at() != null)
                .min(Map.Entry.comparingByValue(Comparator.comparingLong(Place::complete)))
                .map(Map.Entry::getKey);
        if (behind.isPresent()) {
            Optional<Failure> failed = readOn(behind.get(), places, http);
            if (failed.isPresent()) {
                return new CensusResult.Failed(failed.get());
            }
        }
        return told(places, cursor.through());
    }

    private Optional<Failure> readOn(String name, Map<String, Place> places, Http http) {
        Place place = places.getOrDefault(name, Place.START);
        Optional<String> position = Optional.ofNullable(place.at()).map(OffsetPosition::text);
        SiteList list = lists.get(name);
        if (list == null) {
            throw new IllegalStateException("the name is from these lists: " + name);
        }
        return switch (list.page(Ask.ALL.at(position), IDS_ONLY, http)) {
            case SiteList.Page.Failed failed -> Optional.of(failed.failure());
            case SiteList.Page.Read read -> {
                TreeSet<Long> ids = new TreeSet<>(place.waiting());
                read.records().stream()
                        .flatMap(record -> SiteApi.id(record).stream())
                        .map(Long::valueOf)
                        .forEach(ids::add);
                long through = ids.isEmpty() ? place.through() : Math.max(place.through(), ids.last());
                places.put(name, new Place(read.next().orElse(null), through, List.copyOf(ids)));
                yield Optional.empty();
            }
        };
    }

    private static CensusResult told(Map<String, Place> places, long before) {
        long through = Math.max(
                before,
                places.values().stream().mapToLong(Place::complete).min().orElse(Long.MAX_VALUE));
        TreeSet<Long> ids = new TreeSet<>();
        for (Place place : places.values()) {
            place.waiting().stream().filter(id -> id > before && id <= through).forEach(ids::add);
        }
        places.replaceAll((name, place) -> new Place(
                place.at(),
                place.through(),
                place.waiting().stream().filter(id -> id > through).toList()));
        return new CensusResult.Page(new ArrayList<>(ids), through, Json.text(new Cursor(places, through)));
    }
}
