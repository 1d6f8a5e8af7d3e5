package dev.tradewind.connector.woocommerce;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one write changes of one product, checked before it is sent: inside a batch the store accepts silently what it would
 * refuse alone.
 *
 * @param sku by which the product is found; empty if it is named
 * @param named by its number in the store
 * @param fields as the store calls them
 */
record ProductChange(Optional<String> sku, Optional<ProductRef> named, Map<String, Object> fields) {

    private static final int SKU_CHARS_MAX = 100;

    /** Far above any stock, and below where a 32-bit PHP would turn it into something else. */
    private static final BigDecimal QUANTITY_MAX = BigDecimal.valueOf(999_999_999);

    private static final int PRICE_DECIMALS_MAX = 6;

    /** An input that cannot be sent. */
    static final class Unfit extends Exception {
        private final String field;

        Unfit(String field, String reason) {
            super(reason, null, false, false);
            this.field = field;
        }

        String field() {
            return field;
        }

        String reason() {
            return field + ": " + getMessage();
        }
    }

    /** {@code quantity}, and {@code manage: true} to make the store keep count of a product that it doesn't count yet. */
    static ProductChange ofStock(Map<String, @Nullable Object> input) throws Unfit {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (Boolean.TRUE.equals(input.get("manage"))) {
            fields.put("manage_stock", true);
        }
        BigDecimal quantity = decimal(input, "quantity");
        if (quantity.stripTrailingZeros().scale() > 0) {
            throw new Unfit("quantity", "the store counts whole pieces only, and this is " + quantity.toPlainString());
        }
        if (quantity.abs().compareTo(QUANTITY_MAX) > 0) {
            throw new Unfit("quantity", "is larger than any stock");
        }
        fields.put("stock_quantity", quantity.intValueExact());
        return of(input, fields);
    }

    /** {@code regular}, and {@code sale}, which null or an empty text ends. Without {@code sale} a sale goes on as it is. */
    static ProductChange ofPrice(Map<String, @Nullable Object> input) throws Unfit {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("regular_price", price(input, "regular").toPlainString());
        if (input.containsKey("sale")) {
            Object sale = input.get("sale");
            fields.put(
                    "sale_price",
                    sale == null || sale.equals("") ? "" : price(input, "sale").toPlainString());
        }
        return of(input, fields);
    }

    private static ProductChange of(Map<String, @Nullable Object> input, Map<String, Object> fields) throws Unfit {
        Object product = input.get("product");
        if (product != null) {
            ProductRef ref = ProductRef.of(product.toString())
                    .orElseThrow(() -> new Unfit(
                            "product", "must be a number of the store, or parent/variation, for example 12 or 12/13"));
            return new ProductChange(Optional.empty(), Optional.of(ref), fields);
        }
        if (!(input.get("sku") instanceof String sku) || sku.isBlank()) {
            throw new Unfit("sku", "is missing: the product is found by its SKU, or named by product");
        }
        if (sku.length() > SKU_CHARS_MAX) {
            throw new Unfit(
                    "sku", "has more than " + SKU_CHARS_MAX + " characters, which is more than the store keeps");
        }
        return new ProductChange(Optional.of(sku.strip()), Optional.empty(), fields);
    }

    private static BigDecimal price(Map<String, @Nullable Object> input, String name) throws Unfit {
        BigDecimal price = decimal(input, name);
        if (price.signum() < 0 || price.stripTrailingZeros().scale() > PRICE_DECIMALS_MAX) {
            throw new Unfit(name, "must be a price, 0 or more, with at most " + PRICE_DECIMALS_MAX + " decimals");
        }
        return price;
    }

    private static BigDecimal decimal(Map<String, @Nullable Object> input, String name) throws Unfit {
        Object value = input.get(name);
        if (value == null) {
            throw new Unfit(name, "is missing");
        }
        try {
            return new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            throw new Unfit(name, "is not a number");
        }
    }

    /** The first of {@link #fields} that the store's answer shows otherwise: it took the call and left the field alone. */
    Optional<String> notHeld(Map<?, ?> answer) {
        return fields.entrySet().stream()
                .filter(field -> !isSame(field.getValue(), answer.get(field.getKey())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isSame(Object wanted, @Nullable Object held) {
        if (held == null) {
            return false;
        }
        String one = wanted.toString();
        String other = held.toString();
        try {
            return one.equals(other) || new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException e) {
            return false; // One of them is a text, and they are not the same text.
        }
    }
}
