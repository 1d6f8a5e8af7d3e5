package dev.tradewind.sandbox.site;

import dev.tradewind.sandbox.http.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error as WordPress answers it. Made without a stack trace: callers cause it at will. */
final class SiteError extends RuntimeException {

    private final int status;
    private final String code;
    private final transient Map<String, @Nullable Object> data;

    SiteError(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    SiteError(int status, String code, String message, Map<String, @Nullable Object> more) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.data = new LinkedHashMap<>(Map.of("status", status));
        this.data.putAll(more);
    }

    static SiteError badParameter(String name, String message) {
        return new SiteError(
                400, "rest_invalid_param", "Invalid parameter(s): " + name, Map.of("params", Map.of(name, message)));
    }

    static SiteError noRoute() {
        return new SiteError(404, "rest_no_route", "No route was found matching the URL and request method.");
    }

    static SiteError noPost() {
        return new SiteError(404, "rest_post_invalid_id", "Invalid post ID.");
    }

    Answer answer() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", getMessage());
        body.put("data", data);
        return Answer.json(status, body);
    }
}
