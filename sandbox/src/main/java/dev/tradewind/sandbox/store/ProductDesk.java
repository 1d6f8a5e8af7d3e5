package dev.tradewind.sandbox.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates, changes, trashes and deletes products and variations. Everything here runs under the shop's lock. */
final class ProductDesk {

    private static final List<String> TYPES = List.of("simple", "grouped", "external", "variable");
    static final int PRODUCTS_MAX = 200_000;

    private static final String WAS = "_wp_trash_meta_status";
    private static final String WHEN = "_wp_trash_meta_time";
    private static final String SLUG = "_wp_desired_post_slug";

    private final Shop shop;

    ProductDesk(Shop shop) {
        this.shop = shop;
    }

    /** Creates a product, or a variation of {@code parent}. */
    Product create(Tree body, @Nullable Product parent) {
        checkUnique(body, 0);
        if (shop.catalogue.all().size() >= PRODUCTS_MAX) {
            throw new RestError(507, "sandbox_full", "The sandbox store holds at most " + PRODUCTS_MAX + " products.");
        }
        var product = new Product(shop.ids.nextPost(), parent == null ? 0 : parent.id, shop.time.now());
        if (parent == null) {
            product.settings.put("name", "Product");
            product.settings.put("categories", List.of(Map.of("id", 15)));
        }
        apply(product, body);
        shop.catalogue.add(product);
        shop.catalogue.savedWith(product, product.created);
        shop.fire("product.created", product.id);
        return product;
    }

    /** Puts a product there without a word to anyone, and without the checks of a call. */
    void shelve(Product product, Map<String, @Nullable Object> settings) {
        apply(product, new Tree(settings));
        shop.catalogue.add(product);
    }

    /** Applies a PUT. Moves date_modified on and fires product.updated, even if nothing changed (recorded). */
    void update(Product product, Tree body) {
        checkUnique(body, product.id);
        shop.catalogue.changing(product);
        keepSlug(product);
        apply(product, body);
        product.modified = shop.time.now();
        shop.catalogue.savedWith(product, product.modified);
        shop.fire("product.updated", product.id);
    }

    /** An address, once given, stays when the product is renamed. */
    private static void keepSlug(Product product) {
        if (!product.isVariation()
                && product.text("slug").isEmpty()
                && !product.text("name").isEmpty()) {
            product.settings.put("slug", Catalogue.slug(product.text("name")));
        }
    }

    /** To the trash, its variations with it. Fires coupon.deleted as well, with the product's id (recorded). */
    void trash(Product product) {
        if (product.trashed()) {
            throw new RestError(410, "woocommerce_rest_already_trashed", "The product has already been deleted.");
        }
        trashOne(product);
        shop.catalogue.variationsOf(product).forEach(this::trashOne);
        shop.catalogue.savedWith(product, product.modified);
    }

    private void trashOne(Product product) {
        shop.catalogue.changing(product);
        product.meta.put(shop.ids, WAS, new Tree(product.settings).text("status", "publish"));
        product.meta.put(shop.ids, WHEN, String.valueOf(shop.time.now().getEpochSecond()));
        product.meta.put(shop.ids, SLUG, Catalogue.slug(product.text("name")));
        product.settings.put("status", "trash");
        product.modified = shop.time.now();
        shop.fire("coupon.deleted", product.id);
        shop.fire("product.deleted", product.id);
    }

    /** Out of the trash, its variations with it, as a person does in wp-admin; there is no REST call for it. */
    void untrash(Product product) {
        untrashOne(product);
        shop.catalogue.everyVariationOf(product).stream()
                .filter(Product::trashed)
                .forEach(this::untrashOne);
        shop.catalogue.savedWith(product, product.modified);
    }

    private void untrashOne(Product product) {
        shop.catalogue.changing(product);
        product.settings.put("status", product.meta.text(WAS).orElse("publish"));
        List.of(WAS, WHEN, SLUG).forEach(product.meta::remove);
        product.modified = shop.time.now();
        shop.fire("product.restored", product.id);
    }

    /** Removes for good, its variations with it. Fires nothing (recorded). */
    void delete(Product product) {
        shop.catalogue.everyVariationOf(product).forEach(shop.catalogue::remove);
        shop.catalogue.remove(product);
        shop.catalogue.savedWith(product, shop.time.now());
    }

    void validate(Tree body) {
        var types = new ArrayList<>(TYPES);
        shop.plugins.forEach(plugin -> types.addAll(plugin.productTypes()));
        if (body.has("type") && !types.contains(body.text("type", ""))) {
            throw Call.notOneOf("type", "type", types);
        }
        for (String name : List.of("stock_quantity", "inventory_delta")) {
            Object value = body.get(name);
            if (value != null && !Call.isInteger(value)) {
                throw RestError.invalidParam(name, name + " is not of type integer.", "rest_invalid_type");
            }
        }
    }

    private void checkUnique(Tree body, int ownId) {
        String sku = body.text("sku", "");
        shop.catalogue.bySku(sku).filter(p -> p.id != ownId).ifPresent(other -> {
            if (other.trashed()) {
                throw new RestError(
                        400,
                        "woocommerce_rest_product_not_created",
                        "The product with SKU (" + sku
                                + ") you are trying to insert is already present in the lookup table");
            }
            throw new RestError(400, "product_invalid_sku", "Invalid or duplicated SKU.")
                    .with("resource_id", other.id)
                    .with("unique_sku", sku + "-1");
        });
        String gtin = body.text("global_unique_id", "");
        if (gtin.isEmpty()) {
            return;
        }
        shop.catalogue.all().stream()
                .filter(p -> p.id != ownId && p.text("global_unique_id").equals(gtin))
                .findFirst()
                .ifPresent(other -> {
                    throw new RestError(
                                    400,
                                    "product_invalid_global_unique_id",
                                    "Invalid or duplicated GTIN, UPC, EAN or ISBN.")
                            .with("resource_id", other.id);
                });
    }

    private void apply(Product product, Tree body) {
        body.map().forEach((key, value) -> {
            if (Product.SETTINGS.contains(key)) {
                product.settings.put(key, value);
            }
        });
        if (body.has("attributes")) {
            product.settings.put("attributes", attributes(product, body));
        }
        if (body.has("categories")) {
            product.settings.put("categories", body.children("categories"));
        }
        if (body.has("images")) {
            product.settings.put("images", shop.catalogue.pictures().of(shop, body.children("images")));
        }
        for (String terms : List.of("categories", "tags", "brands")) {
            if (product.settings.containsKey(terms)) {
                product.settings.put(terms, terms(product, terms));
            }
        }
        if (body.has("default_attributes")) {
            product.settings.put("default_attributes", defaults(body));
        }
        // Without stock management a quantity is passed over in silence (recorded).
        if (product.managesStock()) {
            product.stock = body.integer("stock_quantity", product.stock) + body.integer("inventory_delta", 0);
        }
        product.meta.apply(shop.ids, body.children("meta_data"));
    }

    private List<@Nullable Object> terms(Product product, String kind) {
        var terms = new ArrayList<@Nullable Object>();
        Object given = product.settings.get(kind);
        for (Object item : given instanceof List<?> list ? list : List.of()) {
            Tree one = item instanceof Tree tree ? tree : Tree.of(item);
            int id = one.integer("id", 0);
            var known = switch (kind) {
                case "tags" -> shop.catalogue.tag(id, one.text("name", ""));
                case "brands" ->
                    java.util.Optional.ofNullable(shop.catalogue.brands().get(id));
                default -> shop.catalogue.category(id);
            };
            // One that there is not is passed over in silence (from WordPress's source, not recorded).
            known.ifPresent(term -> {
                var tree = new LinkedHashMap<String, @Nullable Object>();
                tree.put("id", term.id());
                tree.put("name", term.name());
                tree.put("slug", term.slug());
                terms.add(tree);
            });
        }
        return terms;
    }

    private List<@Nullable Object> attributes(Product product, Tree body) {
        var attributes = new ArrayList<@Nullable Object>();
        for (Tree one : body.children("attributes")) {
            var term = shop.catalogue.attribute(one.integer("id", 0));
            String name = term.map(Catalogue.Term::name).orElse(one.text("name", ""));
            var tree = new LinkedHashMap<String, @Nullable Object>();
            tree.put("id", one.integer("id", 0));
            tree.put("name", name);
            if (product.isVariation()) {
                tree.put("slug", term.map(Catalogue.Term::slug).orElse(Catalogue.slug(name)));
                tree.put("option", one.text("option", ""));
            } else {
                tree.put("slug", term.map(Catalogue.Term::slug).orElse(name));
                tree.put("position", one.integer("position", 0));
                tree.put("visible", one.flag("visible", false));
                tree.put("variation", one.flag("variation", false));
                tree.put("options", one.get("options") instanceof List<?> options ? options : List.of());
            }
            attributes.add(tree);
        }
        return attributes;
    }

    private List<@Nullable Object> defaults(Tree body) {
        var defaults = new ArrayList<@Nullable Object>();
        for (Tree one : body.children("default_attributes")) {
            var term = shop.catalogue.attribute(one.integer("id", 0));
            var tree = new LinkedHashMap<String, @Nullable Object>();
            tree.put("id", one.integer("id", 0));
            tree.put("name", term.map(Catalogue.Term::name).orElse(one.text("name", "")));
            tree.put("option", Catalogue.slug(one.text("option", "")));
            defaults.add(tree);
        }
        return defaults;
    }
}
