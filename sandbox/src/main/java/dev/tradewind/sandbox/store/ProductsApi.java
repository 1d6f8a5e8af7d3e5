package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.RecordIndex.By;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The routes of /products and /products/ID/variations. */
final class ProductsApi {

    private static final String INVALID_ID = "woocommerce_rest_product_invalid_id";
    private static final String INVALID_VARIATION = "woocommerce_rest_product_variation_invalid_id";
    private static final List<String> ORDERBY = List.of(
            "date",
            "id",
            "include",
            "title",
            "slug",
            "modified",
            "popularity",
            "rating",
            "post__in",
            "price",
            "sales",
            "menu_order",
            "random",
            "popularity",
            "rating",
            "menu_order",
            "price",
            "popularity",
            "rating");

    /** Orders of a list that an index knows. */
    private static final Map<String, By> INDEXED = Map.of("date", By.CREATED, "modified", By.MODIFIED, "id", By.ID);

    private final Shop shop;
    private final ProductDesk desk;
    private final ProductJson json;

    ProductsApi(Shop shop, ProductDesk desk, ProductJson json) {
        this.shop = shop;
        this.desk = desk;
        this.json = json;
    }

    Reply list(Call call) {
        call.oneOf("orderby", ORDERBY);
        return new Page(call, url()).of(select(call), List.of(), false, json::product);
    }

    private List<Product> select(Call call) {
        boolean plain = List.of("sku", "include", "stock_status", "type", "search").stream()
                        .allMatch(p -> call.param(p, "").isEmpty())
                && call.param("status", "any").equals("any");
        By by = INDEXED.get(call.param("orderby", "date"));
        if (plain && by != null) {
            List<Integer> ids = shop.catalogue.select(
                    by,
                    !call.param("order", "desc").equals("asc"),
                    OrderFilter.bounds(shop, call),
                    OrderFilter.ids(call, "exclude"));
            return Rows.of(ids, id -> find(id, 404));
        }
        return candidates(call).stream()
                .filter(wanted(call))
                .sorted(sorting(call))
                .toList();
    }

    private Collection<Product> candidates(Call call) {
        List<String> skus = call.request().params("sku");
        if (!skus.isEmpty()) {
            return skus.stream()
                    .distinct()
                    .flatMap(sku -> shop.catalogue.bySku(sku).stream())
                    .toList();
        }
        Set<Integer> asked = OrderFilter.ids(call, "include");
        return asked.isEmpty()
                ? shop.catalogue.all()
                : asked.stream().flatMap(id -> shop.catalogue.find(id).stream()).toList();
    }

    private Predicate<Product> wanted(Call call) {
        List<String> skus = call.request().params("sku");
        return Stream.<Predicate<Product>>of(
                        p -> !skus.isEmpty() || !p.isVariation(),
                        in(call, "include", true),
                        in(call, "exclude", false),
                        status(call),
                        OrderFilter.bound(shop, call, "modified_after", at -> p -> p.modified.isAfter(at)),
                        OrderFilter.bound(shop, call, "modified_before", at -> p -> p.modified.isBefore(at)),
                        OrderFilter.bound(shop, call, "after", at -> p -> p.created.isAfter(at)),
                        OrderFilter.bound(shop, call, "before", at -> p -> p.created.isBefore(at)),
                        equal(call, "stock_status", Product::stockStatus),
                        equal(call, "type", Product::type),
                        search(call))
                .reduce(Predicate::and)
                .orElseThrow();
    }

    private static Comparator<Product> sorting(Call call) {
        Comparator<Product> byId = Comparator.comparingInt(p -> p.id);
        Comparator<Product> by = switch (call.param("orderby", "date")) {
            case "modified" -> Comparator.comparing((Product p) -> p.modified);
            case "date" -> Comparator.comparing((Product p) -> p.created);
            case "title" -> Comparator.comparing((Product p) -> p.text("name"));
            case "include" -> byId.reversed();
            default -> byId;
        };
        Comparator<Product> directed = call.param("order", "desc").equals("asc") ? by : by.reversed();
        return directed.thenComparing(byId); // Of one second, the older first in both directions (recorded).
    }

    private static Predicate<Product> in(Call call, String param, boolean in) {
        List<String> ids = call.request().params(param);
        return ids.isEmpty() ? p -> true : p -> ids.contains(String.valueOf(p.id)) == in;
    }

    private static Predicate<Product> status(Call call) {
        String status = call.param("status", "any");
        return status.equals("any")
                ? p -> !p.trashed()
                : p -> new Tree(p.settings).text("status", "publish").equals(status);
    }

    private static Predicate<Product> equal(
            Call call, String param, java.util.function.Function<Product, String> field) {
        String value = call.param(param, "");
        return value.isEmpty() ? p -> true : p -> field.apply(p).equals(value);
    }

    private static Predicate<Product> search(Call call) {
        String words = call.param("search", "").toLowerCase(Locale.ROOT);
        return words.isEmpty()
                ? p -> true
                : p -> Stream.of("name", "description", "short_description", "sku")
                        .anyMatch(f -> p.text(f).toLowerCase(Locale.ROOT).contains(words));
    }

    Reply get(Call call) {
        Product product = find(call.id(1), 404);
        return Reply.ok(call.param("context", "view").equals("edit") ? json.edited(product) : json.product(product));
    }

    Reply create(Call call) {
        desk.validate(call.body());
        Product product = desk.create(call.body(), null);
        return Reply.created(json.edited(product), url() + "/" + product.id);
    }

    Reply update(Call call) {
        desk.validate(call.body());
        Product product = find(call.id(1), 400);
        desk.update(product, call.body());
        return Reply.ok(json.edited(product));
    }

    Reply delete(Call call) {
        Product product = find(call.id(1), 404);
        Map<String, @Nullable Object> before = json.edited(product);
        remove(product, call.flag("force"));
        return Reply.ok(before);
    }

    private void remove(Product product, boolean force) {
        if (force) {
            desk.delete(product);
        } else {
            desk.trash(product);
        }
    }

    Reply batch(Call call) {
        return Reply.ok(new Batch(call.body())
                .run(
                        item -> json.edited(desk.create(item, null)),
                        item -> {
                            Product product = find(item.integer("id", 0), 400);
                            desk.update(product, item);
                            return json.edited(product);
                        },
                        id -> {
                            Product product = find(id, 404);
                            Map<String, @Nullable Object> before = json.edited(product);
                            desk.delete(product);
                            return before;
                        }));
    }

    Reply variations(Call call) {
        Product parent = find(call.id(1), 404);
        boolean isTrash = call.param("status", "any").equals("trash");
        List<Product> all = shop.catalogue.everyVariationOf(parent).reversed().stream()
                .filter(v -> v.trashed() == isTrash)
                .toList();
        return new Page(call, url() + "/" + parent.id + "/variations").of(all, List.of(), false, json::variation);
    }

    Reply getVariation(Call call) {
        return Reply.ok(json.variation(variation(call.id(1), call.id(2), 404)));
    }

    Reply createVariation(Call call) {
        desk.validate(call.body());
        Product parent = find(call.id(1), 404);
        Product variation = desk.create(call.body(), parent);
        // The unfilled pattern in Location is WooCommerce's own (recorded).
        return Reply.created(
                json.editedVariation(variation), url() + "/(?P<product_id>[\\d]+)/variations/" + variation.id);
    }

    Reply updateVariation(Call call) {
        desk.validate(call.body());
        Product variation = variation(call.id(1), call.id(2), 404);
        desk.update(variation, call.body());
        return Reply.ok(json.editedVariation(variation));
    }

    Reply deleteVariation(Call call) {
        Product variation = variation(call.id(1), call.id(2), 404);
        Map<String, @Nullable Object> before = json.editedVariation(variation);
        remove(variation, call.flag("force"));
        return Reply.ok(before);
    }

    Reply batchVariations(Call call) {
        Product parent = find(call.id(1), 404);
        return Reply.ok(new Batch(call.body())
                .run(
                        item -> json.editedVariation(desk.create(item, parent)),
                        item -> {
                            Product variation = variation(parent.id, item.integer("id", 0), 404);
                            desk.update(variation, item);
                            return json.editedVariation(variation);
                        },
                        id -> {
                            Product variation = variation(parent.id, id, 404);
                            Map<String, @Nullable Object> before = json.editedVariation(variation);
                            desk.delete(variation);
                            return before;
                        }));
    }

    /** The tree a webhook carries. Of a variation too, the way /products shows it (recorded). */
    Map<String, @Nullable Object> payload(int id) {
        return json.product(find(id, 404));
    }

    private Product find(int id, int statusIfUnknown) {
        return shop.catalogue.find(id).orElseThrow(() -> new RestError(statusIfUnknown, INVALID_ID, "Invalid ID."));
    }

    private Product variation(int parentId, int id, int statusIfUnknown) {
        return shop.catalogue
                .find(id)
                .filter(v -> v.parentId == parentId)
                .orElseThrow(() -> new RestError(statusIfUnknown, INVALID_VARIATION, "Invalid ID."));
    }

    private String url() {
        return shop.url() + "/wp-json/wc/v3/products";
    }
}
