package dev.tradewind.connector.woocommerce.write;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A product, or a variation of one, as the store numbers them.
 *
 * @param parent of a variation; 0 for a product of its own
 */
record ProductRef(long id, long parent) {

    private static final Pattern TEXT = Pattern.compile("(?:([1-9]\\d{0,17})/)?([1-9]\\d{0,17})");

    /** Reads {@code 12}, or {@code 12/13} for variation 13 of product 12; empty for anything else. */
    static Optional<ProductRef> of(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new ProductRef(
                        Long.parseLong(parts.group(2)), parts.group(1) == null ? 0 : Long.parseLong(parts.group(1))))
                : Optional.empty();
    }

    /** As {@link #of} reads it. */
    String text() {
        return parent == 0 ? Long.toString(id) : parent + "/" + id;
    }

    /** Where the store takes changes of it and of others of its kind: it knows no variation among the products. */
    String batchPath() {
        return parent == 0 ? "products/batch" : "products/" + parent + "/variations/batch";
    }
}
