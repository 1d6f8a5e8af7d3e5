package dev.tradewind.sandbox.erp;

import dev.tradewind.sandbox.http.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request the ERP refuses, thrown where the mistake is found and turned into its error body. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Map<String, @Nullable Object> details = new LinkedHashMap<>();

    Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal invalid(String field, String message) {
        return new Refusal(422, "invalid", message).with("field", field);
    }

    static Refusal notFound(String what) {
        return new Refusal(404, "not_found", what);
    }

    Refusal with(String key, @Nullable Object value) {
        details.put(key, value);
        return this;
    }

    Answer answer() {
        var error = new LinkedHashMap<String, @Nullable Object>();
        error.put("code", code);
        error.put("message", getMessage());
        error.putAll(details);
        return Answer.json(status, Map.of("error", error));
    }
}
