package dev.tradewind.sandbox.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which orders a list call asks for, and in which order. Runs under the shop's lock. */
final class OrderFilter {

    private static final List<String> ORDERBY = List.of("date", "modified", "id", "include", "title", "slug");

    private final Shop shop;

    OrderFilter(Shop shop) {
        this.shop = shop;
    }

    List<Order> select(Call call) {
        call.oneOf("orderby", ORDERBY);
        call.oneOf("order", List.of("asc", "desc"));
        Predicate<Order> wanted = status(call)
                .and(dates(call))
                .and(ids(call, "include", true))
                .and(ids(call, "exclude", false))
                .and(customer(call))
                .and(product(call))
                .and(search(call));
        return shop.orders.values().stream()
                .filter(wanted)
                .sorted(sorting(call))
                .toList();
    }

    static Comparator<Order> sorting(Call call) {
        Comparator<Order> byId = Comparator.comparingInt(o -> o.id);
        Comparator<Order> by = switch (call.param("orderby", "date")) {
            case "modified" -> Comparator.comparing((Order o) -> o.modified).thenComparing(byId);
            case "date" -> Comparator.comparing((Order o) -> o.created).thenComparing(byId);
            default -> byId;
        };
        return call.param("order", "desc").equals("asc") ? by : by.reversed();
    }

    /** Any status hides the trash, even when trash is asked for beside it (recorded). Drafts of the checkout are shown. */
    private static Predicate<Order> status(Call call) {
        List<String> asked = call.request().params("status");
        var allowed = new ArrayList<>(List.of("any", "trash"));
        allowed.addAll(OrderDesk.STATUSES);
        for (int i = 0; i < asked.size(); i++) {
            if (!allowed.contains(asked.get(i))) {
                throw Call.notOneOf("status", "status[" + i + "]", allowed);
            }
        }
        return asked.isEmpty() || asked.contains("any")
                ? order -> !order.trashed() && !order.status.equals("auto-draft")
                : order -> asked.contains(order.status);
    }

    private Predicate<Order> dates(Call call) {
        return after(call, "modified_after", o -> o.modified)
                .and(before(call, "modified_before", o -> o.modified))
                .and(after(call, "after", o -> o.created))
                .and(before(call, "before", o -> o.created));
    }

    private Predicate<Order> after(Call call, String param, Function<Order, Instant> date) {
        return bound(shop, call, param, limit -> order -> date.apply(order).isAfter(limit));
    }

    private Predicate<Order> before(Call call, String param, Function<Order, Instant> date) {
        return bound(shop, call, param, limit -> order -> date.apply(order).isBefore(limit));
    }

    /** A date of the query; both bounds are strict, on whole seconds (recorded). */
    static <T> Predicate<T> bound(Shop shop, Call call, String param, Function<Instant, Predicate<T>> test) {
        String value = call.param(param, "");
        if (value.isEmpty()) {
            return any -> true;
        }
        return shop.time
                .filter(value, call.flag("dates_are_gmt"))
                .map(test)
                .orElseThrow(() -> RestError.invalidParam(param, "Invalid date.", "rest_invalid_date"));
    }

    private static Predicate<Order> ids(Call call, String param, boolean in) {
        List<String> ids = call.request().params(param);
        return ids.isEmpty() ? order -> true : order -> ids.contains(String.valueOf(order.id)) == in;
    }

    private static Predicate<Order> customer(Call call) {
        String customer = call.param("customer", "");
        return customer.isEmpty() ? order -> true : order -> customer.equals(String.valueOf(order.customerId));
    }

    private static Predicate<Order> product(Call call) {
        String product = call.param("product", "");
        return product.isEmpty()
                ? order -> true
                : order -> order.lines.stream()
                        .anyMatch(l -> product.equals(String.valueOf(l.productId))
                                || product.equals(String.valueOf(l.variationId)));
    }

    private static Predicate<Order> search(Call call) {
        String words = call.param("search", "").toLowerCase(Locale.ROOT);
        return words.isEmpty()
                ? order -> true
                : order -> Stream.of(
                                Stream.of(String.valueOf(order.id)),
                                order.billing.values().stream(),
                                order.shipping.values().stream(),
                                order.lines.stream().map(l -> l.name))
                        .flatMap(s -> s)
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words));
    }
}
