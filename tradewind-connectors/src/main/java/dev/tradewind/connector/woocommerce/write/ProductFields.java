package dev.tradewind.connector.woocommerce.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What products and variations have in common. */
final class ProductFields {

    private static final List<String> TAXED = List.of("taxable", "shipping", "none");

    private static final Shape PRICES = Shape.of(
            Field.amount("regular", "regular_price", "").held(),
            Field.amount("sale", "sale_price", "null ends a sale").held(),
            Field.moment("saleFrom", "date_on_sale_from_gmt", ""),
            Field.moment("saleUntil", "date_on_sale_to_gmt", ""),
            Field.choice("taxStatus", "tax_status", TAXED, ""),
            Field.renamed("taxClass", "tax_class", "standard", "", "its slug, or `standard`")
                    .held());

    private static final Shape SHIPPING = Shape.of(
            Field.amount("weight", "weight", "in the shop's unit"),
            Field.amount("length", "dimensions.length", "in the shop's unit"),
            Field.amount("width", "dimensions.width", "in the shop's unit"),
            Field.amount("height", "dimensions.height", "in the shop's unit"),
            Field.line("shippingClass", "shipping_class", "its slug").held(),
            Field.flag("virtual", "virtual", "nothing is sent"));

    static final Shape BOTH = Shape.of(
            Field.line("sku", "sku", "the record is found by it").held(),
            Field.line("gtin", "global_unique_id", "GTIN, EAN, UPC or ISBN"),
            Field.text("description", "description", "HTML"),
            Field.part("prices", Field.INLINE, PRICES, "in the way that the shop enters prices: with tax or without"),
            Field.flag("managesStock", "manage_stock", "the shop counts it; true where there is a `stockQuantity`"),
            Field.whole("stockQuantity", "stock_quantity", "pieces").held(),
            Field.choice(
                    "stockStatus",
                    "stock_status",
                    List.of("instock", "outofstock", "onbackorder"),
                    "where the shop does not count"),
            Field.choice("backorders", "backorders", List.of("no", "notify", "yes"), ""),
            Field.whole("lowStockAmount", "low_stock_amount", "from which quantity on the shop warns"),
            Field.part("shipping", Field.INLINE, SHIPPING, ""));

    private ProductFields() {}

    /** What needs no more than another name. A quantity makes the shop count, which it otherwise would pass over in silence. */
    static Map<String, @Nullable Object> told(Input input) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(input.told());
        if (input.values().get("stockQuantity") != null) {
            if (Boolean.FALSE.equals(body.getOrDefault("manage_stock", true))) {
                throw new Unfit(input.at("stockQuantity"), "is kept only where the shop counts: managesStock is false");
            }
            body.put("manage_stock", true);
        }
        return body;
    }

    /** What the store took and left as it was. A variable product or a group has no price of its own. */
    static Optional<Unfit> amiss(Input input, Map<?, ?> answer) {
        boolean isPriced = !List.of("variable", "grouped").contains(String.valueOf(answer.get("type")));
        return input.notHeld(answer)
                .filter(field -> isPriced || !field.endsWith("_price"))
                .map(field -> new Unfit(
                        field,
                        "the store took the change and left this as it was; a plug-in or a rule of the shop keeps it,"
                                + " or the shop has no such class"));
    }

    static Map<String, String> details(Map<?, ?> answer) {
        Map<String, String> details = new LinkedHashMap<>();
        if (answer.get("sku") instanceof String sku && !sku.isEmpty()) {
            details.put("SKU", sku);
        }
        if (answer.get("permalink") instanceof String link && !link.isEmpty()) {
            details.put("link", link);
        }
        return details;
    }
}
