package dev.tradewind.sandbox.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal of the REST API, thrown by a handler and turned into the error body WordPress sends. */
final class RestError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Map<String, @Nullable Object> data = new LinkedHashMap<>();
    private boolean numberAsData;

    RestError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        data.put("status", status);
    }

    RestError with(String key, @Nullable Object value) {
        data.put(key, value);
        return this;
    }

    /** Refund errors carry {@code "data":500} instead of an object (recorded). */
    RestError withNumberAsData() {
        numberAsData = true;
        return this;
    }

    static RestError invalidParam(String name, String reason, String detailCode) {
        var details = new LinkedHashMap<String, @Nullable Object>();
        details.put("code", detailCode);
        details.put("message", reason);
        details.put("data", detailCode.equals("rest_invalid_type") ? Map.of("param", name) : null);
        return new RestError(400, "rest_invalid_param", "Invalid parameter(s): " + name)
                .with("params", Map.of(name, reason))
                .with("details", Map.of(name, details));
    }

    static RestError missingParam(String name) {
        return new RestError(400, "rest_missing_callback_param", "Missing parameter(s): " + name)
                .with("params", java.util.List.of(name));
    }

    static RestError noRoute() {
        return new RestError(404, "rest_no_route", "No route was found matching the URL and request method.");
    }

    int status() {
        return status;
    }

    Map<String, @Nullable Object> tree() {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("code", code);
        tree.put("message", getMessage());
        tree.put("data", numberAsData ? (Object) status : data);
        return tree;
    }
}
