package dev.tradewind.sandbox.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A product or a variation: what was typed in, and its stock. What follows from that is worked out by {@link ProductJson}. Guarded by the shop's lock. */
final class Product {

    /** Settings kept as typed. Others of a request are computed or unknown, and passed over as WooCommerce does. */
    static final Set<String> SETTINGS = Set.of(
            "name",
            "slug",
            "type",
            "status",
            "featured",
            "catalog_visibility",
            "description",
            "short_description",
            "sku",
            "global_unique_id",
            "regular_price",
            "sale_price",
            "virtual",
            "downloadable",
            "tax_status",
            "tax_class",
            "manage_stock",
            "backorders",
            "low_stock_amount",
            "sold_individually",
            "weight",
            "dimensions",
            "shipping_class",
            "reviews_allowed",
            "purchase_note",
            "categories",
            "tags",
            "brands",
            "images",
            "attributes",
            "default_attributes",
            "grouped_products",
            "upsell_ids",
            "cross_sell_ids",
            "menu_order",
            "external_url",
            "button_text",
            "stock_status");

    final int id;
    final int parentId;
    final Instant created;
    final Metas meta = new Metas();
    final Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    final List<Integer> variations = new ArrayList<>();
    Instant modified;
    int stock;
    int sold;

    Product(int id, int parentId, Instant created) {
        this.id = id;
        this.parentId = parentId;
        this.created = created;
        this.modified = created;
    }

    boolean isVariation() {
        return parentId != 0;
    }

    String text(String key) {
        return Tree.text(settings.get(key), "");
    }

    boolean flag(String key) {
        return new Tree(settings).flag(key, false);
    }

    String sku() {
        return text("sku");
    }

    String type() {
        return isVariation() ? "variation" : new Tree(settings).text("type", "simple");
    }

    boolean managesStock() {
        return flag("manage_stock");
    }

    boolean trashed() {
        return text("status").equals("trash");
    }

    boolean onSale() {
        BigDecimal sale = Tree.decimal(settings.get("sale_price"));
        BigDecimal regular = Tree.decimal(settings.get("regular_price"));
        return sale != null && regular != null && sale.compareTo(regular) < 0;
    }

    /** The price as typed, or empty. */
    String price() {
        return onSale() ? text("sale_price") : text("regular_price");
    }

    String stockStatus() {
        if (managesStock()) {
            boolean backorders =
                    !text("backorders").isEmpty() && !text("backorders").equals("no");
            return stock > 0 ? "instock" : backorders ? "onbackorder" : "outofstock";
        }
        return new Tree(settings).text("stock_status", "instock");
    }
}
