package dev.tradewind.connector.woocommerce.access;

import dev.tradewind.api.HttpResult;
import java.util.Map;
import java.util.Optional;

/**
 * What the store says when it refuses: {@code {"code":…,"message":…,"data":{"status":…,"params":{…}}}}.
 *
 * @param code for programs, for example {@code woocommerce_rest_cannot_view}; empty if there is none
 * @param message for people, without markup; may be empty
 * @param field the first parameter that was refused
 * @param owner id of the record that already has what only one may have, for example the SKU
 */
public record StoreError(String code, String message, Optional<String> field, Optional<String> owner) {

    /** Of an answer that is none of the store's errors. */
    public static final StoreError NONE = new StoreError("", "", Optional.empty(), Optional.empty());

    /** Long enough for every message the store was seen to send. */
    private static final int MESSAGE_CHARS_MAX = 300;

    /** Codes are identifiers; anything else is not one of the store's. */
    private static final String CODE = "[A-Za-z0-9_.-]{1,100}";

    /** What {@code reply} says; an error that is not {@link #isPresent} if it is none of the store's. */
    public static StoreError of(HttpResult.Reply reply) {
        return of(reply.json().orElse(Map.of()));
    }

    public static StoreError of(Object tree) {
        if (!(tree instanceof Map<?, ?> error)) {
            return NONE;
        }
        String code = error.get("code") instanceof String text && text.matches(CODE) ? text : "";
        String message = error.get("message") instanceof String text ? plain(text) : "";
        return new StoreError(code, message, field(error.get("data")), owner(error.get("data")));
    }

    private static Optional<String> field(@org.jspecify.annotations.Nullable Object data) {
        if (data instanceof Map<?, ?> details && details.get("params") instanceof Map<?, ?> params) {
            return params.keySet().stream().map(Object::toString).findFirst();
        }
        return Optional.empty();
    }

    private static Optional<String> owner(@org.jspecify.annotations.Nullable Object data) {
        return data instanceof Map<?, ?> details
                        && details.get("resource_id") instanceof Number id
                        && id.longValue() > 0
                ? Optional.of(id.toString())
                : Optional.empty();
    }

    private static String plain(String text) {
        String plain =
                text.replaceAll("<[^>]{0,200}>", "").replaceAll("\\s+", " ").strip();
        return plain.length() <= MESSAGE_CHARS_MAX ? plain : plain.substring(0, MESSAGE_CHARS_MAX) + "…";
    }

    /** The HTTP status that one item of a batch would have had alone; 0 if it does not say. */
    public static int status(Map<?, ?> error) {
        return error.get("data") instanceof Map<?, ?> data && data.get("status") instanceof Number status
                ? status.intValue()
                : 0;
    }

    public boolean isPresent() {
        return !code.isEmpty();
    }
}
