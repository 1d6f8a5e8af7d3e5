package dev.tradewind.sandbox.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares two JSON trees: keys and types everywhere, and values where both stores must agree. */
final class Shape {

    /** Keys whose values must be equal: what things cost, how many there are, what they are called, and what errors say. */
    private static final Set<String> VALUES = Set.of(
            "code",
            "message",
            "total",
            "subtotal",
            "total_tax",
            "subtotal_tax",
            "discount_total",
            "discount_tax",
            "shipping_total",
            "shipping_tax",
            "cart_tax",
            "tax_total",
            "shipping_tax_total",
            "price",
            "quantity",
            "amount",
            "status",
            "currency",
            "sku",
            "name",
            "label",
            "rate_code",
            "tax_class",
            "stock_quantity",
            "stock_status",
            "regular_price",
            "sale_price",
            "topic",
            "hooks",
            "event",
            "date_modified",
            "date_modified_gmt",
            "date_created",
            "date_created_gmt",
            "date_paid",
            "date_completed",
            "is_editable",
            "needs_payment",
            "needs_processing",
            "role",
            "username",
            "display_key",
            "display_value");

    private final List<String> differences = new ArrayList<>();

    private Shape() {}

    static List<String> differences(Object recorded, Object ours) {
        var shape = new Shape();
        shape.compare("", recorded, ours);
        return List.copyOf(shape.differences);
    }

    private void compare(String at, Object recorded, Object ours) {
        if (!type(recorded).equals(type(ours))) {
            add(at + " is " + type(ours) + ", recorded " + type(recorded));
        } else if (recorded instanceof Map<?, ?> object) {
            compareObjects(at, object, (Map<?, ?>) ours);
        } else if (recorded instanceof List<?> list) {
            compareLists(at, list, (List<?>) ours);
        } else if (VALUES.contains(at.replaceFirst(".*[.]", "").replace("[]", ""))
                && !String.valueOf(recorded).equals(String.valueOf(ours))) {
            add(at + " has another value");
        }
    }

    private void compareObjects(String at, Map<?, ?> recorded, Map<?, ?> ours) {
        var keys = new TreeSet<String>();
        recorded.keySet().forEach(k -> keys.add((String) k));
        ours.keySet().forEach(k -> keys.add((String) k));
        for (String key : keys) {
            String path = at.isEmpty() ? key : at + "." + key;
            if (!ours.containsKey(key)) {
                add(path + " is missing");
            } else if (!recorded.containsKey(key)) {
                add(path + " is not in the recording");
            } else {
                compare(path, recorded.get(key), ours.get(key));
            }
        }
    }

    private void compareLists(String at, List<?> recorded, List<?> ours) {
        if (recorded.size() != ours.size()) {
            add(at + "[] has another length");
        }
        for (int i = 0; i < Math.min(recorded.size(), ours.size()); i++) {
            compare(at + "[]", recorded.get(i), ours.get(i));
        }
    }

    private void add(String difference) {
        if (!differences.contains(difference)) {
            differences.add(difference);
        }
    }

    private static String type(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> m -> "object";
            case List<?> l -> "list";
            case String s -> "text";
            case Boolean b -> "boolean";
            default -> "number";
        };
    }
}
