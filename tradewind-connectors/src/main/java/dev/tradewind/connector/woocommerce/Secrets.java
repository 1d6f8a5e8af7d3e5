package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values of secret settings out of a record before it is kept anywhere. Plug-ins put their keys to other services
 * among the settings of shops and of ways to ship, and the API shows them in clear; the journal keeps what it gets for years.
 *
 * <p>A setting is taken for a secret if it is typed in as a password, or if its name says so and any text can be typed in.
 */
final class Secrets {

    /** In place of a value that was taken out. */
    static final String WITHHELD = "withheld";

    private static final Pattern NAME = Pattern.compile(
            "(?i).*(secret|passw|passphrase|token|credential|private|signature|licen[cs]e|api_?key|_key$|^key$|salt|iban|account_number).*");

    /** Kinds of settings that are chosen from a list, or are numbers: no secret is. */
    private static final Set<String> HARMLESS =
            Set.of("checkbox", "radio", "select", "multiselect", "number", "relative_date_selector");

    private Secrets() {}

    /** A setting's bytes, without its value if that is a secret. */
    static byte[] withheldFromSetting(byte[] setting) {
        return changed(setting, Secrets::withhold);
    }

    /** A shipping zone's bytes, without the secret settings of its methods. */
    static byte[] withheldFromZone(byte[] zone) {
        return changed(zone, Secrets::withholdInMethods);
    }

    /** A payment gateway's bytes, without any settings: a plug-in may answer with them although they were not asked for. */
    static byte[] withheldFromGateway(byte[] gateway) {
        return changed(gateway, tree -> tree.keySet().remove("settings"));
    }

    /** A change of a tree, in place. */
    private interface Change {
        /** Whether anything was changed. */
        boolean in(Map<String, @Nullable Object> tree);
    }

    private static byte[] changed(byte[] body, Change change) {
        try {
            Map<String, @Nullable Object> tree = Json.readObject(body);
            // The store's own bytes wherever they can be kept.
            return change.in(tree) ? Json.write(tree) : body;
        } catch (MalformedJson e) {
            return "{\"unreadable\":true}".getBytes(StandardCharsets.UTF_8); // Who knows what is in it.
        }
    }

    private static boolean withhold(Map<String, @Nullable Object> setting) {
        if (!isSecret(setting)) {
            return false;
        }
        setting.remove("value");
        setting.remove("default");
        setting.put(WITHHELD, true);
        return true;
    }

    private static boolean isSecret(Map<String, @Nullable Object> setting) {
        String type = String.valueOf(setting.get("type"));
        String name = String.valueOf(setting.get("id"));
        return type.equals("password")
                || (!HARMLESS.contains(type) && NAME.matcher(name).matches());
    }

    private static boolean withholdInMethods(Map<String, @Nullable Object> zone) {
        boolean withheld = false;
        for (Object method : zone.get("methods") instanceof List<?> methods ? methods : List.of()) {
            Object settings = method instanceof Map<?, ?> map ? map.get("settings") : null;
            for (Object setting : settings instanceof Map<?, ?> map ? map.values() : List.of()) {
                withheld |= setting instanceof Map<?, ?> map && withhold(asTree(map));
            }
        }
        return withheld;
    }

    @SuppressWarnings("unchecked") // Read from JSON: names are texts, and trees can be changed.
    private static Map<String, @Nullable Object> asTree(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }
}
