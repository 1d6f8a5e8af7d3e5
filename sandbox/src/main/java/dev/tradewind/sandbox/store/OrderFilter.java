package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.OrderBook.Shelf;
import dev.tradewind.sandbox.store.RecordIndex.Bounds;
import dev.tradewind.sandbox.store.RecordIndex.By;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which orders a list call asks for, and in which order. Runs under the shop's lock. */
final class OrderFilter {

    private static final List<String> ORDERBY = List.of("date", "modified", "id", "include", "title", "slug");

    private final Shop shop;

    OrderFilter(Shop shop) {
        this.shop = shop;
    }

    /**
     * The orders asked for, written out as the list is looked at; good until the next change. Without a filter beyond
     * times, include, exclude and the trash, nothing is walked through.
     */
    List<Order> select(Call call) {
        call.oneOf("orderby", ORDERBY);
        call.oneOf("order", List.of("asc", "desc"));
        Set<String> statuses = statuses(call);
        By by = by(call);
        boolean descending = !call.param("order", "desc").equals("asc");
        Bounds bounds = bounds(shop, call);
        Collection<Integer> without = ids(call, "exclude");
        Optional<IntPredicate> wanted = wanted(call, statuses);
        List<Integer> found;
        if (!call.request().params("include").isEmpty()) {
            List<Integer> asked = ids(call, "include").stream()
                    .filter(shop.orders::has)
                    .filter(id -> shown(statuses, shop.orders.status(id)))
                    .filter(id -> wanted.isEmpty() || wanted.get().test(id))
                    .toList();
            found = shop.orders.sorted(asked, by, descending, bounds, without);
        } else {
            List<Shelf> shelves = shelves(statuses);
            List<Integer> all = shelves.size() == 1
                    ? shop.orders.select(shelves.getFirst(), by, descending, bounds, without)
                    : shop.orders.sorted(together(shelves, bounds), by, descending, bounds, without);
            found = wanted.isEmpty()
                    ? all
                    : all.stream().filter(wanted.get()::test).toList();
        }
        return Rows.of(found, id -> shop.orders.find(id).orElseThrow());
    }

    private List<Integer> together(List<Shelf> shelves, Bounds bounds) {
        var all = new ArrayList<Integer>();
        for (Shelf shelf : shelves) {
            all.addAll(shop.orders.select(shelf, By.ID, true, bounds, List.of()));
        }
        return all;
    }

    private static By by(Call call) {
        return switch (call.param("orderby", "date")) {
            case "modified" -> By.MODIFIED;
            case "date" -> By.CREATED;
            default -> By.ID;
        };
    }

    /** Any status hides the trash, even when trash is asked for beside it (recorded). Drafts of the checkout are shown. Empty means any. */
    private Set<String> statuses(Call call) {
        List<String> asked = call.request().params("status");
        var allowed = new ArrayList<>(List.of("any", "trash"));
        allowed.addAll(shop.settings.statuses());
        for (int i = 0; i < asked.size(); i++) {
            if (!allowed.contains(asked.get(i))) {
                throw Call.notOneOf("status", "status[" + i + "]", allowed);
            }
        }
        return asked.contains("any") ? Set.of() : Set.copyOf(asked);
    }

    private static boolean shown(Set<String> statuses, String status) {
        return statuses.isEmpty() ? Shelf.of(status) == Shelf.SHOWN : statuses.contains(status);
    }

    private static List<Shelf> shelves(Set<String> statuses) {
        return statuses.isEmpty()
                ? List.of(Shelf.SHOWN)
                : statuses.stream().map(Shelf::of).distinct().sorted().toList();
    }

    /** The bounds of the query, all strict, on whole seconds (recorded). */
    static Bounds bounds(Shop shop, Call call) {
        return new Bounds(
                second(shop, call, "after", Bounds.NONE.createdAfter()),
                second(shop, call, "before", Bounds.NONE.createdBefore()),
                second(shop, call, "modified_after", Bounds.NONE.modifiedAfter()),
                second(shop, call, "modified_before", Bounds.NONE.modifiedBefore()));
    }

    private static long second(Shop shop, Call call, String param, long otherwise) {
        String value = call.param(param, "");
        return value.isEmpty() ? otherwise : date(shop, call, param, value).getEpochSecond();
    }

    private static Instant date(Shop shop, Call call, String param, String value) {
        return shop.time
                .filter(value, call.flag("dates_are_gmt"))
                .orElseThrow(() -> RestError.invalidParam(param, "Invalid date.", "rest_invalid_date"));
    }

    /** A date of the query as a condition; both bounds are strict, on whole seconds (recorded). */
    static <T> Predicate<T> bound(Shop shop, Call call, String param, Function<Instant, Predicate<T>> test) {
        String value = call.param(param, "");
        return value.isEmpty() ? any -> true : test.apply(date(shop, call, param, value));
    }

    /** The ids of a list parameter; what is no id finds nothing. */
    static Set<Integer> ids(Call call, String param) {
        var ids = new LinkedHashSet<Integer>();
        for (String text : call.request().params(param)) {
            if (text.matches("\\d{1,9}")) {
                ids.add(Integer.valueOf(text));
            }
        }
        return ids;
    }

    /** The conditions that no index answers, if there are any; those that need the order written out come last. */
    private Optional<IntPredicate> wanted(Call call, Set<String> statuses) {
        var conditions = new ArrayList<IntPredicate>();
        boolean wholeShelf =
                statuses.isEmpty() || statuses.equals(Set.of("trash")) || statuses.equals(Set.of("auto-draft"));
        if (!wholeShelf) {
            conditions.add(id -> statuses.contains(shop.orders.status(id)));
        }
        String customer = call.param("customer", "");
        if (!customer.isEmpty()) {
            conditions.add(id -> customer.equals(String.valueOf(shop.orders.customer(id))));
        }
        String product = call.param("product", "");
        if (!product.isEmpty()) {
            conditions.add(
                    id -> shop.orders.find(id).filter(o -> has(o, product)).isPresent());
        }
        String words = call.param("search", "").toLowerCase(Locale.ROOT);
        if (!words.isEmpty()) {
            conditions.add(
                    id -> shop.orders.find(id).filter(o -> says(o, words)).isPresent());
        }
        return conditions.stream().reduce(IntPredicate::and);
    }

    private static boolean has(Order order, String product) {
        return order.lines.stream()
                .anyMatch(l ->
                        product.equals(String.valueOf(l.productId)) || product.equals(String.valueOf(l.variationId)));
    }

    private static boolean says(Order order, String words) {
        return Stream.of(
                        Stream.of(String.valueOf(order.id)),
                        order.billing.values().stream(),
                        order.shipping.values().stream(),
                        order.lines.stream().map(l -> l.name))
                .flatMap(s -> s)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words));
    }
}
