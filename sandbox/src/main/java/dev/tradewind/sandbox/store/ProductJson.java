package dev.tradewind.sandbox.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Products and variations as the REST API shows them, keys in its order. Runs under the shop's lock. */
final class ProductJson {

    private static final List<String> ITEM_METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** Keys of /products that /products/ID/variations does not show. */
    private static final Set<String> NOT_ON_VARIATIONS = Set.of(
            "slug",
            "featured",
            "catalog_visibility",
            "short_description",
            "total_sales",
            "external_url",
            "button_text",
            "sold_individually",
            "shipping_required",
            "shipping_taxable",
            "reviews_allowed",
            "average_rating",
            "rating_count",
            "upsell_ids",
            "cross_sell_ids",
            "purchase_note",
            "categories",
            "brands",
            "tags",
            "images",
            "default_attributes",
            "variations",
            "grouped_products",
            "price_html",
            "related_ids",
            "has_options",
            "post_password");

    private final Shop shop;

    ProductJson(Shop shop) {
        this.shop = shop;
    }

    Map<String, @Nullable Object> product(Product product) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        var typed = new Tree(product.settings);
        tree.put("id", product.id);
        tree.put("name", name(product));
        tree.put("slug", slug(product));
        tree.put("permalink", permalink(product));
        dates(tree, product);
        tree.put("type", product.type());
        tree.put("status", typed.text("status", "publish"));
        tree.put("featured", typed.flag("featured", false));
        tree.put("catalog_visibility", typed.text("catalog_visibility", "visible"));
        tree.put("description", typed.text("description", ""));
        tree.put("short_description", typed.text("short_description", ""));
        tree.put("sku", shop.catalogue.skuOf(product));
        prices(tree, product);
        tree.put("total_sales", product.isVariation() ? (Object) String.valueOf(product.sold) : product.sold);
        delivery(tree, product);
        stock(tree, product);
        size(tree, product);
        relations(tree, product);
        tree.put("menu_order", typed.integer("menu_order", 0));
        tree.put("price_html", priceHtml(product));
        tree.put("related_ids", List.of());
        tree.put("meta_data", product.meta.plain());
        tree.put("stock_status", stockStatus(product));
        tree.put("has_options", product.type().equals("variable"));
        tree.put("post_password", "");
        tree.put("global_unique_id", typed.text("global_unique_id", ""));
        tree.put("_links", links(product, "/products/" + product.id, "/products"));
        return tree;
    }

    /** As in the answer to a write and with {@code context=edit}: two keys more. */
    Map<String, @Nullable Object> edited(Product product) {
        Map<String, @Nullable Object> tree = product(product);
        if (!product.isVariation()) {
            Object links = tree.remove("_links");
            tree.put("permalink_template", shop.url() + "/product/%pagename%/");
            tree.put("generated_slug", Catalogue.slug(name(product)));
            tree.put("_links", links);
        }
        return tree;
    }

    /** A variation as in the answer to a write: an inherited tax class is called so. */
    Map<String, @Nullable Object> editedVariation(Product variation) {
        Map<String, @Nullable Object> tree = variation(variation);
        tree.put("tax_class", variation.text("tax_class").isEmpty() ? "parent" : variation.text("tax_class"));
        return tree;
    }

    /** A variation as its own endpoint shows it: fewer keys, in another order. */
    Map<String, @Nullable Object> variation(Product variation) {
        Map<String, @Nullable Object> full = product(variation);
        var tree = new LinkedHashMap<String, @Nullable Object>();
        full.forEach((key, value) -> {
            if (!NOT_ON_VARIATIONS.contains(key)) {
                tree.put(key, value);
            }
        });
        tree.put("name", options(variation));
        tree.put("image", null);
        String all = "/products/" + variation.parentId + "/variations";
        tree.put("_links", links(variation, all + "/" + variation.id, all));
        return tree;
    }

    /** The chosen options of a variation, for example "S, rot". */
    static String options(Product variation) {
        return attributes(variation).stream().map(a -> a.text("option", "")).collect(Collectors.joining(", "));
    }

    /** Puts the chosen options of a variation on a line of an order. */
    static void describe(Shop shop, Product variation, Metas meta) {
        if (!variation.isVariation()) {
            return;
        }
        for (Tree attribute : attributes(variation)) {
            String option = attribute.text("option", "");
            shop.catalogue
                    .attribute(attribute.integer("id", 0))
                    .ifPresentOrElse(
                            term -> meta.putDisplayed(
                                    shop.ids, term.slug(), Catalogue.slug(option), term.name(), option),
                            () -> meta.putDisplayed(
                                    shop.ids,
                                    Catalogue.slug(attribute.text("name", "")),
                                    option,
                                    attribute.text("name", ""),
                                    option));
        }
    }

    private static List<Tree> attributes(Product product) {
        return new Tree(product.settings).children("attributes");
    }

    private String name(Product product) {
        if (!product.isVariation()) {
            return new Tree(product.settings).text("name", "Product");
        }
        String parent =
                shop.catalogue.find(product.parentId).map(p -> p.text("name")).orElse("");
        return parent + " - " + options(product);
    }

    private String slug(Product product) {
        String slug = product.text("slug").isEmpty() ? Catalogue.slug(name(product)) : product.text("slug");
        return product.trashed() ? slug + "__trashed" : slug;
    }

    private String permalink(Product product) {
        if (!product.isVariation()) {
            return shop.url() + "/product/" + slug(product) + "/";
        }
        String parent =
                shop.catalogue.find(product.parentId).map(this::permalink).orElse(shop.url() + "/");
        String query = attributes(product).stream()
                .map(a -> "attribute_"
                        + shop.catalogue
                                .attribute(a.integer("id", 0))
                                .map(Catalogue.Term::slug)
                                .orElse(Catalogue.slug(a.text("name", "")))
                        + "=" + Catalogue.slug(a.text("option", "")))
                .collect(Collectors.joining("&"));
        return parent + "?" + query;
    }

    private void dates(Map<String, @Nullable Object> tree, Product product) {
        Instant created = product.created;
        tree.put("date_created", shop.time.local(created));
        tree.put("date_created_gmt", shop.time.gmt(created));
        tree.put("date_modified", shop.time.local(product.modified));
        tree.put("date_modified_gmt", shop.time.gmt(product.modified));
    }

    private void prices(Map<String, @Nullable Object> tree, Product product) {
        String price = shop.catalogue.priceOf(product);
        tree.put("global_unique_id", product.text("global_unique_id"));
        tree.put("price", price);
        tree.put("regular_price", product.text("regular_price"));
        tree.put("sale_price", product.text("sale_price"));
        tree.put("date_on_sale_from", null);
        tree.put("date_on_sale_from_gmt", null);
        tree.put("date_on_sale_to", null);
        tree.put("date_on_sale_to_gmt", null);
        tree.put("on_sale", product.onSale());
        tree.put(
                "purchasable",
                !price.isEmpty() && !Set.of("grouped", "external").contains(product.type()));
    }

    private void delivery(Map<String, @Nullable Object> tree, Product product) {
        tree.put("virtual", product.flag("virtual"));
        tree.put("downloadable", product.flag("downloadable"));
        tree.put("downloads", List.of());
        tree.put("download_limit", -1);
        tree.put("download_expiry", -1);
        tree.put("external_url", product.text("external_url"));
        tree.put("button_text", product.text("button_text"));
        tree.put("tax_status", new Tree(product.settings).text("tax_status", "taxable"));
        tree.put("tax_class", shop.catalogue.taxClassOf(product));
    }

    private void stock(Map<String, @Nullable Object> tree, Product product) {
        String backorders = new Tree(product.settings).text("backorders", "no");
        tree.put("manage_stock", product.managesStock());
        tree.put("stock_quantity", product.managesStock() ? (Object) product.stock : null);
        tree.put("stock_status", stockStatus(product));
        tree.put("backorders", backorders);
        tree.put("backorders_allowed", !backorders.equals("no"));
        tree.put("backordered", stockStatus(product).equals("onbackorder"));
        tree.put("low_stock_amount", product.settings.get("low_stock_amount"));
    }

    private String stockStatus(Product product) {
        if (product.type().equals("variable") && !product.managesStock()) {
            boolean any = shop.catalogue.variationsOf(product).stream()
                    .anyMatch(v -> !v.stockStatus().equals("outofstock"));
            return any ? "instock" : "outofstock";
        }
        return product.stockStatus();
    }

    private static void size(Map<String, @Nullable Object> tree, Product product) {
        Tree typed = new Tree(product.settings);
        Tree dimensions = typed.child("dimensions");
        tree.put("sold_individually", typed.flag("sold_individually", false));
        tree.put("weight", typed.text("weight", ""));
        var size = new LinkedHashMap<String, @Nullable Object>();
        for (String side : List.of("length", "width", "height")) {
            size.put(side, dimensions.text(side, ""));
        }
        tree.put("dimensions", size);
        tree.put("shipping_required", !product.flag("virtual"));
        tree.put("shipping_taxable", !product.flag("virtual"));
        tree.put("shipping_class", typed.text("shipping_class", ""));
        tree.put("shipping_class_id", 0);
    }

    private void relations(Map<String, @Nullable Object> tree, Product product) {
        Tree typed = new Tree(product.settings);
        tree.put("reviews_allowed", typed.flag("reviews_allowed", !product.isVariation()));
        tree.put("average_rating", "0.00");
        tree.put("rating_count", 0);
        tree.put("upsell_ids", listOf(product, "upsell_ids"));
        tree.put("cross_sell_ids", listOf(product, "cross_sell_ids"));
        tree.put("parent_id", product.parentId);
        tree.put("purchase_note", typed.text("purchase_note", ""));
        tree.put("categories", product.isVariation() ? List.of() : listOf(product, "categories"));
        tree.put("brands", listOf(product, "brands"));
        tree.put("tags", listOf(product, "tags"));
        tree.put("images", listOf(product, "images"));
        tree.put("attributes", listOf(product, "attributes"));
        tree.put("default_attributes", listOf(product, "default_attributes"));
        tree.put(
                "variations",
                shop.catalogue.variationsOf(product).stream().map(v -> v.id).toList());
        tree.put("grouped_products", listOf(product, "grouped_products"));
    }

    private static List<@Nullable Object> listOf(Product product, String key) {
        var list = new ArrayList<@Nullable Object>();
        if (product.settings.get(key) instanceof List<?> items) {
            list.addAll(items);
        }
        return list;
    }

    private String priceHtml(Product product) {
        String price = shop.catalogue.priceOf(product);
        return price.isEmpty() ? "" : html(price);
    }

    private static String html(String price) {
        String shown = OrderJson.money(new BigDecimal(price), 2).replace('.', ',');
        return "<span class=\"woocommerce-Price-amount amount\"><bdi><span class=\"woocommerce-Price-currencySymbol\">"
                + "&euro;</span>" + shown.toLowerCase(Locale.ROOT) + "</bdi></span>";
    }

    private Map<String, @Nullable Object> links(Product product, String self, String collection) {
        String api = shop.url() + "/wp-json/wc/v3";
        var links = Links.item(api + self, api + collection, ITEM_METHODS);
        if (product.isVariation()) {
            links.put("up", Links.to(api + "/products/" + product.parentId));
        }
        return links;
    }
}
