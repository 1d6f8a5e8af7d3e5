package dev.tradewind.engine.base;

import dev.tradewind.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names and values in one column: a JSON object, or nothing for an empty map. Hostile texts as in {@link Texts}. */
public final class TextMap {

    private TextMap() {}

    public static String stored(Map<String, String> map) {
        if (map.isEmpty()) {
            return "";
        }
        var texts = new LinkedHashMap<String, String>();
        map.forEach((name, value) -> texts.put(Texts.stored(name), Texts.stored(value)));
        return Json.text(texts);
    }

    public static Map<String, String> original(String stored) {
        if (stored.isEmpty()) {
            return Map.of();
        }
        var map = new LinkedHashMap<String, String>();
        Json.readObject(stored.getBytes(StandardCharsets.UTF_8))
                .forEach((name, value) -> map.put(Texts.original(name), Texts.original(String.valueOf(value))));
        return map;
    }
}
