package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.OrderBook.Shelf;
import dev.tradewind.sandbox.store.RecordIndex.Bounds;
import dev.tradewind.sandbox.store.RecordIndex.By;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The routes of /reports: what was sold today, and how many there are of what. */
final class ReportsApi {

    private static final Set<String> SOLD = Set.of("completed", "processing", "on-hold", "refunded");
    private static final int TOP = 12;

    private final Shop shop;

    ReportsApi(Shop shop) {
        this.shop = shop;
    }

    Reply orders(Call call) {
        var counts = new HashMap<String, Integer>();
        for (int id : shop.orders.select(Shelf.SHOWN, By.ID, false, Bounds.NONE, List.of())) {
            counts.merge(shop.orders.status(id), 1, Integer::sum);
        }
        return totals(OrdersApi.STATUS_NAMES, counts);
    }

    Reply products(Call call) {
        var names = new LinkedHashMap<String, String>();
        names.put("external", "External/Affiliate product");
        names.put("grouped", "Grouped product");
        names.put("simple", "Simple product");
        names.put("variable", "Variable product");
        var counts = new HashMap<String, Integer>();
        shop.catalogue.all().stream()
                .filter(p -> !p.isVariation() && !p.trashed())
                .forEach(p -> counts.merge(p.type(), 1, Integer::sum));
        return totals(names, counts);
    }

    Reply customers(Call call) {
        var names = new LinkedHashMap<String, String>();
        names.put("paying", "Paying customer");
        names.put("non_paying", "Non-paying customer");
        var counts = new HashMap<String, Integer>();
        shop.customers.values().stream()
                .filter(c -> c.role.equals("customer"))
                .forEach(c -> counts.merge(c.paying ? "paying" : "non_paying", 1, Integer::sum));
        return totals(names, counts);
    }

    Reply coupons(Call call) {
        var names = new LinkedHashMap<String, String>();
        names.put("percent", "Percentage discount");
        names.put("fixed_cart", "Fixed cart discount");
        names.put("fixed_product", "Fixed product discount");
        var counts = new HashMap<String, Integer>();
        shop.catalogue.coupons().forEach(c -> counts.merge(c.type, 1, Integer::sum));
        return totals(names, counts);
    }

    Reply reviews(Call call) {
        var names = new LinkedHashMap<String, String>();
        var counts = new HashMap<String, Integer>();
        for (int stars = 1; stars <= 5; stars++) {
            names.put("rated_" + stars + "_out_of_5", "Rated " + stars + " out of 5");
        }
        shop.reviews.values().forEach(r -> counts.merge("rated_" + r.rating + "_out_of_5", 1, Integer::sum));
        return totals(names, counts);
    }

    private static Reply totals(Map<String, String> names, Map<String, Integer> counts) {
        var list = new ArrayList<Map<String, @Nullable Object>>();
        names.forEach((slug, name) -> {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("slug", slug);
            one.put("name", name);
            one.put("total", counts.getOrDefault(slug, 0));
            list.add(one);
        });
        return Reply.ok(list);
    }

    Reply topSellers(Call call) {
        var sold = new HashMap<Integer, Integer>();
        today().forEach(o -> o.lines.forEach(l -> sold.merge(l.productId, l.quantity, Integer::sum)));
        return Reply.ok(sold.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .map(e -> {
                    var one = new LinkedHashMap<String, @Nullable Object>();
                    one.put(
                            "name",
                            shop.catalogue
                                    .find(e.getKey())
                                    .map(p -> p.text("name"))
                                    .orElse(""));
                    one.put("product_id", e.getKey());
                    one.put("quantity", e.getValue());
                    one.put("_links", about());
                    return one;
                })
                .toList());
    }

    Reply sales(Call call) {
        List<Order> orders = today();
        BigDecimal total = sum(orders, OrderTotals::total);
        BigDecimal tax = sum(orders, o -> OrderTotals.cartTax(o).add(OrderTotals.shippingTax(o)));
        BigDecimal shipping = sum(orders, OrderTotals::shippingTotal);
        BigDecimal discount = sum(orders, OrderTotals::discountTotal);
        int items = orders.stream()
                .flatMap(o -> o.lines.stream())
                .mapToInt(l -> l.quantity)
                .sum();
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("total_sales", money(total));
        tree.put("net_sales", money(total.subtract(tax).subtract(shipping)));
        tree.put("average_sales", money(total.subtract(tax).subtract(shipping)));
        tree.put("total_orders", orders.size());
        tree.put("total_items", items);
        tree.put("total_tax", money(tax));
        tree.put("total_shipping", money(shipping));
        tree.put(
                "total_refunds",
                sum(orders, OrderTotals::refunded).signum() == 0
                        ? (Object) 0
                        : money(sum(orders, OrderTotals::refunded)));
        tree.put("total_discount", money(discount));
        tree.put("totals_grouped_by", "day");
        var day = new LinkedHashMap<String, @Nullable Object>();
        day.put("sales", money(total));
        day.put("orders", orders.size());
        day.put("items", items);
        day.put("tax", money(tax));
        day.put("shipping", money(shipping));
        day.put("discount", money(discount));
        day.put("customers", 0);
        tree.put(
                "totals",
                Map.of(LocalDate.ofInstant(shop.time.now(), shop.time.zone()).toString(), day));
        tree.put("total_customers", 0);
        tree.put("_links", about());
        return Reply.ok(List.of(tree));
    }

    private Map<String, @Nullable Object> about() {
        var links = new LinkedHashMap<String, @Nullable Object>();
        links.put("about", Links.to(shop.url() + "/wp-json/wc/v3/reports"));
        return links;
    }

    private List<Order> today() {
        LocalDate today = LocalDate.ofInstant(shop.time.now(), shop.time.zone());
        long midnight = today.atStartOfDay(shop.time.zone()).toEpochSecond();
        var since = new Bounds(midnight - 1, Long.MAX_VALUE, -1, Long.MAX_VALUE);
        return shop.orders.select(Shelf.SHOWN, By.CREATED, false, since, List.of()).stream()
                .filter(id -> SOLD.contains(shop.orders.status(id)))
                .flatMap(id -> shop.orders.find(id).stream())
                .toList();
    }

    private static BigDecimal sum(List<Order> orders, Function<Order, BigDecimal> part) {
        return orders.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String money(BigDecimal amount) {
        return OrderJson.money(amount, 2);
    }
}
