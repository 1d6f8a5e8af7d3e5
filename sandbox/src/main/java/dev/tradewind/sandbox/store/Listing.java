package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.RecordIndex.Bounds;
import dev.tradewind.sandbox.store.RecordIndex.By;
import dev.tradewind.sandbox.store.RecordIndex.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The short lists of the store, of which all records are looked at: filters by times, include and exclude, and sorts.
 *
 * @param place where a record stands
 * @param timed whether the list knows the filters by time; that of customers does not (recorded)
 */
record Listing<T>(Function<T, Place> place, boolean timed) {

    List<T> select(Shop shop, Call call, Stream<T> all) {
        Bounds bounds = timed ? OrderFilter.bounds(shop, call) : Bounds.NONE;
        boolean some = !call.request().params("include").isEmpty();
        Set<Integer> included = OrderFilter.ids(call, "include");
        Set<Integer> excluded = OrderFilter.ids(call, "exclude");
        By by = switch (call.param("orderby", timed ? "date" : "id")) {
            case "modified" -> By.MODIFIED;
            case "date", "registered_date" -> By.CREATED;
            default -> By.ID;
        };
        Comparator<T> ascending =
                Comparator.comparingLong(record -> place.apply(record).key(by));
        boolean descending = call.param("order", timed ? "desc" : "asc").equals("desc");
        return all.filter(record -> bounds.hold(place.apply(record)))
                .filter(record -> !some || included.contains(place.apply(record).id()))
                .filter(record -> !excluded.contains(place.apply(record).id()))
                .sorted(descending ? ascending.reversed() : ascending)
                .toList();
    }
}
