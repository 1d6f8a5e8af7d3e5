package dev.tradewind.connector.wordpress;

import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the bytes of a form's request turned out to be. */
sealed interface FormBody {

    /** Long texts fit; files are sent as addresses, not as bytes. */
    int BODY_BYTES_MAX = 256 * 1024;

    /** Real forms have some dozens, a form plug-in's whole entry less than two hundred. */
    int FIELDS_MAX = 500;

    /** A tree of an object, whatever it was written in. */
    record Tree(Map<String, @Nullable Object> root) implements FormBody {}

    /** Of a kind that is taken, and not understood. */
    record Unreadable(String reason) implements FormBody {}

    /** Of a kind or a size that is not taken. */
    record Refused(int status, String reason) implements FormBody {}

    /**
     * Reads JSON, or form-encoded text as PHP writes it.
     *
     * @param contentType as sent; empty if it was not, and then the first byte decides
     */
    static FormBody of(String contentType, byte[] body) {
        if (body.length > BODY_BYTES_MAX) {
            return new Refused(413, "a form's body may have " + BODY_BYTES_MAX + " bytes, this has " + body.length);
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean looksLikeJson = startsLikeJson(body);
        if (type.equals("application/json") || type.endsWith("+json") || (isVague(type) && looksLikeJson)) {
            return json(body);
        }
        // Some plug-ins write JSON and leave the type at what PHP's HTTP libraries send by default.
        if (type.equals("application/x-www-form-urlencoded") || isVague(type)) {
            return looksLikeJson ? json(body) : encoded(body);
        }
        String hint = type.equals("multipart/form-data")
                ? "; choose JSON or form-encoded in the plug-in: files are taken as addresses, not as parts"
                : "";
        return new Refused(
                415, "a form comes as application/json or application/x-www-form-urlencoded, this is " + type + hint);
    }

    private static boolean isVague(String type) {
        return type.isEmpty() || type.equals("text/plain");
    }

    private static boolean startsLikeJson(byte[] body) {
        for (byte b : body) {
            if (!Character.isWhitespace(b)) {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    private static FormBody json(byte[] body) {
        try {
            Object root = Json.read(body);
            if (root instanceof List<?> list && list.size() == 1) {
                root = list.getFirst(); // One entry in a list is still one entry.
            }
            return root instanceof Map<?, ?> object ? counted(FormTrees.object(object)) : notAnObject();
        } catch (MalformedJson e) {
            return new Unreadable("the body is not JSON: " + e.getMessage());
        }
    }

    private static FormBody notAnObject() {
        return new Unreadable("the body is JSON, but no object with the form's fields");
    }

    private static FormBody encoded(byte[] body) {
        int pairs = 1;
        for (byte b : body) {
            pairs += b == '&' ? 1 : 0;
        }
        return pairs > FIELDS_MAX ? tooMany() : counted(FormEncoded.tree(body));
    }

    private static FormBody counted(Map<String, @Nullable Object> root) {
        return FormTrees.leaves(root) > FIELDS_MAX ? tooMany() : new Tree(root);
    }

    private static FormBody tooMany() {
        return new Refused(413, "a form may have " + FIELDS_MAX + " fields, this has more");
    }
}
