package dev.tradewind.connector.woocommerce.database;

import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import dev.tradewind.connector.woocommerce.database.Catalogue.Product;
import dev.tradewind.connector.woocommerce.database.Lines.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines as the API does.
 *
 * <p>Left out is {@code price}, which the API divides in binary and the canonical order leaves out too.
 */
final class LineTree {

    private final Catalogue catalogue;
    private final int decimals;

    LineTree(Catalogue catalogue, StoreOptions options) {
        this.catalogue = catalogue;
        this.decimals = options.decimals();
    }

    /** All lines of one type, {@code line_item}, {@code shipping}, {@code fee}, {@code tax} or {@code coupon}. */
    List<Map<String, @Nullable Object>> all(String type, List<Line> lines) {
        return lines.stream()
                .filter(line -> line.type().equals(type))
                .map(this::tree)
                .toList();
    }

    private Map<String, @Nullable Object> tree(Line line) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", line.id());
        switch (line.type()) {
            case "line_item" -> product(line, tree);
            case "shipping" -> shipping(line, tree);
            case "fee" -> fee(line, tree);
            case "tax" -> tax(line, tree);
            case "coupon" -> coupon(line, tree);
            default -> throw new IllegalStateException("not asked for: " + line.type());
        }
        tree.put("meta_data", meta(line));
        return tree;
    }

    private void product(Line line, Map<String, @Nullable Object> tree) {
        StoredMeta meta = line.meta();
        tree.put("name", line.name());
        tree.put("product_id", catalogue.stillThere(line.productId(), false));
        tree.put("variation_id", catalogue.stillThere(line.variationId(), true));
        tree.put("quantity", Numbers.plain(meta.text("_qty")));
        tree.put("tax_class", meta.text("_tax_class"));
        tree.put("subtotal", amount(meta, "_line_subtotal"));
        tree.put("subtotal_tax", amount(meta, "_line_subtotal_tax"));
        tree.put("total", amount(meta, "_line_total"));
        tree.put("total_tax", amount(meta, "_line_tax"));
        tree.put("taxes", taxes(meta.text("_line_tax_data")));
        Product product = catalogue.productOf(line).orElse(null);
        tree.put("sku", product == null ? null : catalogue.sku(product));
        Object image = product == null ? 0 : catalogue.imageId(product);
        tree.put("image", Map.of("id", image, "src", catalogue.imageUrl(image)));
        tree.put("parent_name", product == null ? null : parentName(product));
    }

    private @Nullable String parentName(Product product) {
        return product.isVariation()
                ? catalogue.parentOf(product).map(Product::title).orElse("")
                : null;
    }

    private void shipping(Line line, Map<String, @Nullable Object> tree) {
        StoredMeta meta = line.meta();
        tree.put("method_title", line.name());
        tree.put("method_id", meta.text("method_id"));
        tree.put("instance_id", meta.text("instance_id"));
        tree.put("total", amount(meta, "cost"));
        tree.put("total_tax", amount(meta, "total_tax"));
        tree.put("taxes", taxes(meta.text("taxes")));
        tree.put("tax_status", meta.has("tax_status") ? meta.text("tax_status") : "taxable");
    }

    private void fee(Line line, Map<String, @Nullable Object> tree) {
        StoredMeta meta = line.meta();
        tree.put("name", line.name());
        tree.put("tax_class", meta.text("_tax_class"));
        tree.put("tax_status", meta.has("_tax_status") ? meta.text("_tax_status") : "taxable");
        tree.put("amount", meta.text("_fee_amount"));
        tree.put("total", amount(meta, "_line_total"));
        tree.put("total_tax", amount(meta, "_line_tax"));
        tree.put("taxes", taxes(meta.text("_line_tax_data")));
    }

    private void tax(Line line, Map<String, @Nullable Object> tree) {
        StoredMeta meta = line.meta();
        tree.put("rate_code", line.name());
        tree.put("rate_id", Numbers.whole(meta.text("rate_id")));
        tree.put("label", meta.text("label"));
        tree.put("compound", meta.text("compound").equals("1"));
        tree.put("tax_total", amount(meta, "tax_amount"));
        tree.put("shipping_tax_total", amount(meta, "shipping_tax_amount"));
        tree.put("rate_percent", meta.has("rate_percent") ? Numbers.plain(meta.text("rate_percent")) : null);
    }

    private void coupon(Line line, Map<String, @Nullable Object> tree) {
        StoredMeta meta = line.meta();
        tree.put("code", line.name());
        tree.put("discount", amount(meta, "discount_amount"));
        tree.put("discount_tax", amount(meta, "discount_amount_tax"));
        CouponInfo info = CouponInfo.of(meta);
        tree.put("discount_type", info.type());
        tree.put("nominal_amount", Numbers.plain(info.amount()));
        tree.put("free_shipping", info.freeShipping());
    }

    private String amount(StoredMeta meta, String key) {
        return Numbers.amount(meta.text(key), decimals);
    }

    /** Rate by rate, what {@code total} and, of products, {@code subtotal} of a serialised array say. */
    private List<Map<String, Object>> taxes(String serialised) {
        Map<String, @Nullable Object> data = PhpValue.map(serialised);
        Map<?, ?> totals = byRate(data.get("total"));
        Map<?, ?> subtotals = byRate(data.get("subtotal"));
        List<Map<String, Object>> taxes = new ArrayList<>();
        totals.forEach((rate, total) -> taxes.add(Map.of(
                "id",
                Numbers.whole(String.valueOf(rate)),
                "total",
                Numbers.amountIfAny(text(total), decimals),
                "subtotal",
                Numbers.amountIfAny(text(subtotals.get(rate)), decimals))));
        return taxes;
    }

    private static Map<?, ?> byRate(@Nullable Object amounts) {
        if (amounts instanceof Map<?, ?> map) {
            return map;
        }
        // Rates 0, 1, 2 … : PHP wrote the same array, and it looks like a list.
        Map<String, @Nullable Object> byRate = new LinkedHashMap<>();
        if (amounts instanceof List<?> list) {
            list.forEach(amount -> byRate.put(String.valueOf(byRate.size()), amount));
        }
        return byRate;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private List<Map<String, @Nullable Object>> meta(Line line) {
        Product product = line.isProduct() ? catalogue.productOf(line).orElse(null) : null;
        List<Map<String, @Nullable Object>> shown = line.meta().shown(key -> OwnKeys.isOfLines(line.type(), key));
        for (Map<String, @Nullable Object> entry : shown) {
            addDisplay(entry, product);
        }
        return shown;
    }

    private void addDisplay(Map<String, @Nullable Object> entry, @Nullable Product product) {
        String key = String.valueOf(entry.get("key"));
        Object value = entry.get("value");
        if (value == null || value.equals("") || value instanceof Map || value instanceof List) {
            entry.put("display_key", key);
            entry.put("display_value", value);
            return;
        }
        String attribute = key.startsWith("attribute_") ? key.substring("attribute_".length()) : key;
        String text = value.toString();
        entry.put("display_key", DisplayText.of(catalogue.label(attribute, product)));
        entry.put("display_value", catalogue.term(attribute, text).orElseGet(() -> DisplayText.of(text)));
    }

    /** What a coupon was when it was used. */
    private record CouponInfo(String type, String amount, boolean freeShipping) {

        private static final String BY_DEFAULT = "fixed_cart";

        static CouponInfo of(StoredMeta meta) {
            if (!meta.text("coupon_info").isEmpty()) {
                return ofList(meta.text("coupon_info"));
            }
            // As WooCommerce before 8.7 kept it.
            Map<String, @Nullable Object> data = PhpValue.map(meta.text("coupon_data"));
            String type = text(data.get("discount_type"));
            return new CouponInfo(
                    type.isEmpty() ? BY_DEFAULT : type,
                    text(data.get("amount")),
                    Boolean.TRUE.equals(data.get("free_shipping")));
        }

        /** {@code [25,"spar10","percent",10]}: id, code, type (null for the default), amount, free shipping if any. */
        private static CouponInfo ofList(String json) {
            try {
                if (Json.read(json) instanceof List<?> parts && parts.size() >= 4) {
                    String type = parts.get(2) instanceof String named ? named : BY_DEFAULT;
                    boolean free = parts.size() > 4 && Boolean.TRUE.equals(parts.get(4));
                    return new CouponInfo(type, text(parts.get(3)), free);
                }
            } catch (MalformedJson e) {
                return new CouponInfo(BY_DEFAULT, "", false); // As the store does with what it cannot read.
            }
            return new CouponInfo(BY_DEFAULT, "", false);
        }
    }
}
