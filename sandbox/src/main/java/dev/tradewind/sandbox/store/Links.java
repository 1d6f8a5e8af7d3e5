package dev.tradewind.sandbox.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code _links} of an answer. */
final class Links {

    private Links() {}

    static Map<String, @Nullable Object> item(String self, String collection, List<String> methods) {
        var hints = new LinkedHashMap<String, @Nullable Object>();
        hints.put("href", self);
        hints.put("targetHints", Map.of("allow", methods));
        var links = new LinkedHashMap<String, @Nullable Object>();
        links.put("self", List.of(hints));
        links.put("collection", to(collection));
        return links;
    }

    static List<Map<String, String>> to(String href) {
        return List.of(Map.of("href", href));
    }
}
