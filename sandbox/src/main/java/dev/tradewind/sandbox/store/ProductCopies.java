package dev.tradewind.sandbox.store;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Products made of others: a duplicate, and the variations that the attributes of a product allow. */
final class ProductCopies {

    /** Variations made by one call; WooCommerce's own limit is 50, filters of shops raise it. */
    private static final int GENERATED_MAX = 50;

    private static final DateTimeFormatter DUMPED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'.000000'");

    /** Fields of a product whose texts the dump shows as they are. */
    private static final List<String> TEXTS = List.of("description", "short_description");

    private final Shop shop;
    private final ProductDesk desk;

    ProductCopies(Shop shop, ProductDesk desk) {
        this.shop = shop;
        this.desk = desk;
    }

    /** Answers 200 with the product as PHP keeps it, unlike any other route (recorded). */
    Reply duplicate(Call call) {
        Product original = find(call, 404);
        var settings = new LinkedHashMap<String, @Nullable Object>(original.settings);
        settings.put("name", original.text("name") + " (Copy)");
        settings.put("status", "draft");
        settings.put("slug", "");
        settings.put("stock_quantity", original.stock);
        if (!original.sku().isEmpty()) {
            settings.put("sku", freeSku(original.sku()));
        }
        settings.remove("global_unique_id");
        Product copy = desk.create(new Tree(settings), null);
        for (Object one : original.meta.plain()) {
            Tree meta = Tree.of(one);
            copy.meta.put(shop.ids, meta.text("key", ""), meta.get("value"));
        }
        return Reply.ok(dump(copy));
    }

    private String freeSku(String sku) {
        int number = 1;
        while (shop.catalogue.bySku(sku + "-" + number).isPresent()) {
            number++;
        }
        return sku + "-" + number;
    }

    private Map<String, @Nullable Object> dump(Product product) {
        var typed = new Tree(product.settings);
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", product.id);
        tree.put("name", product.text("name"));
        tree.put("slug", "");
        tree.put("date_created", dumped(product.created));
        tree.put("date_modified", dumped(product.modified));
        tree.put("status", "draft");
        tree.put("featured", typed.flag("featured", false));
        tree.put("catalog_visibility", typed.text("catalog_visibility", "visible"));
        TEXTS.forEach(field -> tree.put(field, product.text(field)));
        tree.put("sku", product.sku());
        tree.put("global_unique_id", "");
        tree.put("price", product.price());
        tree.put("regular_price", product.text("regular_price"));
        tree.put("sale_price", product.text("sale_price"));
        tree.put("date_on_sale_from", null);
        tree.put("date_on_sale_to", null);
        tree.put("total_sales", 0);
        tree.put("tax_status", typed.text("tax_status", "taxable"));
        tree.put("tax_class", product.text("tax_class"));
        stock(tree, product, typed);
        tree.put("upsell_ids", typed.get("upsell_ids") instanceof List<?> ids ? ids : List.of());
        tree.put("cross_sell_ids", typed.get("cross_sell_ids") instanceof List<?> ids ? ids : List.of());
        tree.put("parent_id", 0);
        tree.put("reviews_allowed", typed.flag("reviews_allowed", true));
        tree.put("purchase_note", product.text("purchase_note"));
        tree.put("attributes", List.of());
        tree.put("default_attributes", List.of());
        tree.put("menu_order", typed.integer("menu_order", 0));
        tree.put("post_password", "");
        tree.put("virtual", typed.flag("virtual", false));
        tree.put("downloadable", typed.flag("downloadable", false));
        tree.put("category_ids", ids(typed, "categories"));
        tree.put("tag_ids", ids(typed, "tags"));
        tail(tree);
        tree.put("meta_data", product.meta.plain());
        return tree;
    }

    private static void stock(Map<String, @Nullable Object> tree, Product product, Tree typed) {
        Tree size = typed.child("dimensions");
        tree.put("manage_stock", product.managesStock());
        tree.put("stock_quantity", product.managesStock() ? (Object) product.stock : null);
        tree.put("stock_status", product.stockStatus());
        tree.put("backorders", typed.text("backorders", "no"));
        tree.put(
                "low_stock_amount", typed.has("low_stock_amount") ? (Object) typed.integer("low_stock_amount", 0) : "");
        tree.put("sold_individually", typed.flag("sold_individually", false));
        tree.put("weight", product.text("weight"));
        tree.put("length", size.text("length", ""));
        tree.put("width", size.text("width", ""));
        tree.put("height", size.text("height", ""));
    }

    private static void tail(Map<String, @Nullable Object> tree) {
        tree.put("shipping_class_id", 0);
        tree.put("downloads", List.of());
        tree.put("image_id", "");
        tree.put("gallery_image_ids", List.of());
        tree.put("download_limit", -1);
        tree.put("download_expiry", -1);
        tree.put("rating_counts", List.of());
        tree.put("average_rating", "0");
        tree.put("review_count", 0);
        tree.put("cogs_value", null);
    }

    private static List<Integer> ids(Tree typed, String terms) {
        return typed.children(terms).stream().map(term -> term.integer("id", 0)).toList();
    }

    private Map<String, @Nullable Object> dumped(Instant instant) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("date", DUMPED.format(LocalDateTime.ofInstant(instant, shop.time.zone())));
        tree.put("timezone_type", 3);
        tree.put("timezone", shop.time.zone().getId());
        return tree;
    }

    /** Makes the variations that are still missing; answers how many. */
    Reply generate(Call call) {
        Product parent = find(call, 404);
        List<List<Tree>> combinations = List.of(List.of());
        for (Tree attribute : new Tree(parent.settings).children("attributes")) {
            if (attribute.flag("variation", false)) {
                combinations = crossed(combinations, attribute);
            }
        }
        List<String> known = shop.catalogue.variationsOf(parent).stream()
                .map(ProductJson::options)
                .toList();
        int made = 0;
        for (List<Tree> one : combinations) {
            String options = String.join(
                    ", ", one.stream().map(o -> o.text("option", "")).toList());
            if (!one.isEmpty() && !known.contains(options) && made < GENERATED_MAX) {
                desk.create(
                        new Tree(new LinkedHashMap<>(
                                Map.of("attributes", one.stream().map(Tree::map).toList()))),
                        parent);
                made++;
            }
        }
        return Reply.ok(Map.of("count", made));
    }

    private static List<List<Tree>> crossed(List<List<Tree>> combinations, Tree attribute) {
        var crossed = new ArrayList<List<Tree>>();
        for (List<Tree> one : combinations) {
            for (Object option : attribute.get("options") instanceof List<?> options ? options : List.of()) {
                var longer = new ArrayList<>(one);
                longer.add(Tree.of(Map.of(
                        "id",
                        attribute.integer("id", 0),
                        "name",
                        attribute.text("name", ""),
                        "option",
                        String.valueOf(option))));
                crossed.add(longer);
            }
        }
        return crossed;
    }

    private Product find(Call call, int statusIfUnknown) {
        return shop.catalogue
                .find(call.id(1))
                .orElseThrow(
                        () -> new RestError(statusIfUnknown, "woocommerce_rest_product_invalid_id", "Invalid ID."));
    }

    /** The names of the meta fields that products have, without the hidden ones. */
    Reply customFields(Call call) {
        String words = call.param("search", "");
        List<String> names = shop.catalogue.all().stream()
                .flatMap(p -> p.meta.plain().stream())
                .map(meta -> Tree.of(meta).text("key", ""))
                .filter(key -> !key.startsWith("_") && key.contains(words))
                .distinct()
                .sorted()
                .toList();
        int perPage = call.bounded("per_page", 10, 1, 100);
        int from = Math.min((call.bounded("page", 1, 1, 1_000) - 1) * perPage, names.size());
        return Reply.ok(names.subList(from, Math.min(from + perPage, names.size())));
    }
}
