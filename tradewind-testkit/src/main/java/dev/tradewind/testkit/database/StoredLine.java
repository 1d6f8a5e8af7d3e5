package dev.tradewind.testkit.database;

import dev.tradewind.api.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the store keeps of a line that its API shows, key by key. */
final class StoredLine {

    private StoredLine() {}

    static Map<String, @Nullable Object> ofProduct(Map<String, Object> line) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put("_product_id", line.get("product_id"));
        own.put("_variation_id", line.get("variation_id"));
        own.put("_qty", line.get("quantity"));
        own.put("_tax_class", line.get("tax_class"));
        own.put("_line_subtotal", line.get("subtotal"));
        own.put("_line_subtotal_tax", line.get("subtotal_tax"));
        own.put("_line_total", line.get("total"));
        own.put("_line_tax", line.get("total_tax"));
        own.put("_line_tax_data", taxes(line, "total", "subtotal"));
        return own;
    }

    static Map<String, @Nullable Object> ofShipping(Map<String, Object> line) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put("method_id", line.get("method_id"));
        own.put("instance_id", line.get("instance_id"));
        own.put("cost", line.get("total"));
        own.put("total_tax", line.get("total_tax"));
        own.put("taxes", taxes(line, "total"));
        own.put("tax_status", line.get("tax_status"));
        return own;
    }

    static Map<String, @Nullable Object> ofFee(Map<String, Object> line) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put("_fee_amount", line.get("amount"));
        own.put("_tax_class", line.get("tax_class"));
        own.put("_tax_status", line.get("tax_status"));
        own.put("_line_total", line.get("total"));
        own.put("_line_tax", line.get("total_tax"));
        own.put("_line_tax_data", taxes(line, "total"));
        return own;
    }

    static Map<String, @Nullable Object> ofTax(Map<String, Object> line) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put("rate_id", line.get("rate_id"));
        own.put("label", line.get("label"));
        own.put("compound", Boolean.TRUE.equals(line.get("compound")) ? "1" : "");
        own.put("tax_amount", line.get("tax_total"));
        own.put("shipping_tax_amount", line.get("shipping_tax_total"));
        own.put("rate_percent", line.get("rate_percent"));
        return own;
    }

    /** Without {@code coupon_info} where the API shows it among the meta of the line. */
    static Map<String, @Nullable Object> ofCoupon(Map<String, Object> line) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put("discount_amount", line.get("discount"));
        own.put("discount_amount_tax", line.get("discount_tax"));
        boolean isShown = line.get("meta_data") instanceof List<?> meta
                && meta.stream()
                        .anyMatch(entry -> entry instanceof Map<?, ?> map && "coupon_info".equals(map.get("key")));
        if (!isShown) {
            @Nullable Object[] info = {0, line.get("code"), line.get("discount_type"), line.get("nominal_amount")};
            own.put("coupon_info", Json.text(info));
        }
        return own;
    }

    private static String taxes(Map<String, Object> line, String... names) {
        Map<String, Object> taxes = new LinkedHashMap<>();
        for (String name : names) {
            Map<String, Object> byRate = new LinkedHashMap<>();
            if (line.get("taxes") instanceof List<?> all) {
                all.forEach(tax -> byRate.put(
                        String.valueOf(((Map<?, ?>) tax).get("id")), String.valueOf(((Map<?, ?>) tax).get(name))));
            }
            taxes.put(name, byRate);
        }
        return PhpText.serialised(taxes);
    }
}
