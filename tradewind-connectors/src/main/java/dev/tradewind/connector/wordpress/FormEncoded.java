package dev.tradewind.connector.wordpress;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads form-encoded text as PHP does: {@code fields[name][value]=x} is an object in an object, {@code topics[]=a&topics[]=b}
 * a list. Unlike PHP it loses nothing: dots and blanks in a name stay, a name given twice makes a list, and a name whose
 * brackets cannot be followed is taken as it stands.
 */
final class FormEncoded {

    /** Plug-ins nest three deep. */
    private static final int DEPTH_MAX = 8;

    private FormEncoded() {}

    /** The pairs as a tree of texts, lists and objects. */
    static Map<String, @Nullable Object> tree(byte[] body) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).strip().split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                put(root, name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return object(root);
    }

    private static void put(Map<String, @Nullable Object> root, String name, String value) {
        List<String> path = path(name);
        Map<String, @Nullable Object> node = root;
        for (String step : path.subList(0, path.size() - 1)) {
            Map<String, @Nullable Object> next = node(node, step);
            if (next == null) {
                add(root, name, value); // a=1&a[b]=2: the second has no place below the first.
                return;
            }
            node = next;
        }
        String last = path.getLast();
        add(node, last.isEmpty() ? Integer.toString(node.size()) : last, value);
    }

    @SuppressWarnings("unchecked") // Only this class puts maps into the tree, and only such.
    private static @Nullable Map<String, @Nullable Object> node(Map<String, @Nullable Object> parent, String step) {
        String name = step.isEmpty() ? Integer.toString(parent.size()) : step;
        Object there = parent.computeIfAbsent(name, none -> new LinkedHashMap<String, @Nullable Object>());
        return there instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null;
    }

    @SuppressWarnings("unchecked") // Only this class puts lists into the tree, and only such.
    private static void add(Map<String, @Nullable Object> node, String name, String value) {
        Object there = node.get(name);
        switch (there) {
            case null -> node.put(name, value);
            case List<?> list -> ((List<Object>) list).add(value);
            default -> node.put(name, new ArrayList<>(List.of(there, value)));
        }
    }

    /** {@code a[b][]} is {@code a, b, ""}; what is no well-formed name is itself. */
    private static List<String> path(String name) {
        int open = name.indexOf('[');
        if (open <= 0 || !name.endsWith("]")) {
            return List.of(name);
        }
        List<String> path = new ArrayList<>(List.of(name.substring(0, open)));
        path.addAll(List.of(name.substring(open + 1, name.length() - 1).split("]\\[", -1)));
        boolean wellFormed = path.size() <= DEPTH_MAX
                && path.stream().skip(1).noneMatch(step -> step.contains("[") || step.contains("]"));
        return wellFormed ? path : List.of(name);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // PHP leaves a broken escape as it stands.
        }
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> map) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        map.forEach((name, value) -> object.put(String.valueOf(name), tree(value)));
        return object;
    }

    private static @Nullable Object tree(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, @Nullable Object> object = object(map);
        int next = 0;
        for (String name : object.keySet()) {
            if (!name.equals(Integer.toString(next++))) {
                return object;
            }
        }
        return new ArrayList<>(object.values());
    }
}
