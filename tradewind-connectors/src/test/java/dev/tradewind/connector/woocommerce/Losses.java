package dev.tradewind.connector.woocommerce;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds values of a store's order that its canonical order has lost. Compares values, not names, section by section: the
 * third line's values must be in the third line.
 *
 * <p>Not counted as lost: what the store writes for "nothing" (null, empty text, the id 0, the empty image), a display key or
 * value equal to the key or value beside it, and the documented three: {@code _links}, {@code currency_symbol} and a line's
 * {@code price}.
 */
final class Losses {

    private static final Map<String, String> SECTIONS = Map.of(
            "line_items", "lines",
            "shipping_lines", "shippingLines",
            "fee_lines", "feeLines",
            "coupon_lines", "couponLines",
            "tax_lines", "taxLines",
            "refunds", "refunds",
            "meta_data", "meta");

    private static final Set<String> IDS = Set.of("parent_id", "customer_id", "product_id", "variation_id");

    /** What the hub adds: it must not stand in for something lost. */
    private static final Set<String> ADDED = Set.of("checks", "unitPrice");

    private static final List<String> LOCAL_TIMES =
            List.of("date_created", "date_modified", "date_completed", "date_paid");

    private Losses() {}

    static List<String> of(Map<String, Object> raw, Map<String, Object> canonical) {
        List<String> lost = new ArrayList<>();
        Map<String, Object> rawRoot = new LinkedHashMap<>(raw);
        Map<String, Object> canonicalRoot = new LinkedHashMap<>(canonical);
        rawRoot.remove("_links");
        rawRoot.remove("currency_symbol");
        // The same times stand beside them in GMT, and are compared; these move with every save.
        LOCAL_TIMES.forEach(rawRoot::remove);
        SECTIONS.forEach((from, to) -> {
            List<?> rawSection = inOrder(from, (List<?>) rawRoot.remove(from));
            List<?> section = (List<?>) canonicalRoot.remove(to);
            for (int i = 0; i < rawSection.size(); i++) {
                compare(from + "[" + i + "]", rawSection.get(i), section.get(i), lost);
            }
            if (section.size() != rawSection.size()) {
                lost.add(from + " has " + rawSection.size() + " elements, " + to + " has " + section.size());
            }
        });
        for (String address : List.of("billing", "shipping")) {
            compare(address, rawRoot.remove(address), canonicalRoot.remove(address), lost);
        }
        compare("root", rawRoot, canonicalRoot, lost);
        return lost;
    }

    /** The store writes meta in any order, the hub in that of the ids. */
    private static List<?> inOrder(String section, List<?> raw) {
        return section.equals("meta_data")
                ? raw.stream()
                        .sorted(Comparator.comparingLong(entry -> ((Number) ((Map<?, ?>) entry).get("id")).longValue()))
                        .toList()
                : raw;
    }

    private static void compare(String where, Object raw, Object canonical, List<String> lost) {
        Map<String, Integer> kept = new LinkedHashMap<>();
        canonicalLeaves(canonical, kept);
        Map<String, Integer> wanted = new LinkedHashMap<>();
        rawLeaves(raw, wanted);
        wanted.forEach((value, times) -> {
            if (kept.getOrDefault(value, 0) < times) {
                lost.add(where + ": " + value + " x" + times);
            }
        });
    }

    private static void rawLeaves(Object tree, Map<String, Integer> leaves) {
        if (tree instanceof Map<?, ?> object) {
            object.forEach((name, value) -> {
                boolean price = name.equals("price") && object.containsKey("product_id");
                boolean nothing =
                        (IDS.contains(name) && isZero(value)) || (name.equals("image") && isEmptyImage(value));
                boolean same = (name.equals("display_key") && value.equals(object.get("key")))
                        || (name.equals("display_value") && value.equals(object.get("value")));
                if (!price && !nothing && !same) {
                    rawLeaves(value, leaves);
                }
            });
        } else if (tree instanceof List<?> list) {
            list.forEach(element -> rawLeaves(element, leaves));
        } else if (tree != null && !tree.equals("")) {
            leaves.merge(text(tree), 1, Integer::sum);
        }
    }

    private static void canonicalLeaves(Object tree, Map<String, Integer> leaves) {
        if (tree instanceof Map<?, ?> object) {
            object.forEach((name, value) -> {
                if (!ADDED.contains(name)) {
                    canonicalLeaves(value, leaves);
                }
            });
        } else if (tree instanceof List<?> list) {
            list.forEach(element -> canonicalLeaves(element, leaves));
        } else if (tree != null) {
            leaves.merge(text(tree), 1, Integer::sum);
        }
    }

    // 13.50, "13.5" and "13.50" are one amount; 2026-11-20T17:18:43 in a _gmt field and with a Z are one time.
    private static String text(Object leaf) {
        String text = leaf.toString();
        if (text.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?")) {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        }
        return text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean isZero(Object value) {
        return value instanceof Integer number && number == 0;
    }

    private static boolean isEmptyImage(Object value) {
        return value instanceof Map<?, ?> image
                && image.keySet().equals(Set.of("id", "src"))
                && image.get("src").equals("")
                && (image.get("id").equals("") || image.get("id").equals(0));
    }
}
