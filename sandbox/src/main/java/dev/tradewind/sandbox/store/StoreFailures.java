package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a failing WordPress answers: the maintenance page and the dead database as recorded, the rest as hosts do. */
final class StoreFailures {

    private static final String JSON = "application/json; charset=UTF-8";

    private StoreFailures() {}

    static Answer answer(Fault fault) {
        String seconds = String.valueOf(Math.max(1, fault.delay().toSeconds()));
        return switch (fault.kind()) {
            case UNAVAILABLE ->
                json(503, wpDie("Briefly unavailable for scheduled maintenance. Check back in a minute.", 503))
                        .with("Retry-After", seconds);
            case THROTTLED ->
                Answer.text(429, "text/html", "<html><body><h1>429 Too Many Requests</h1></body></html>\n")
                        .with("Retry-After", seconds);
            case SERVER_ERROR -> json(500, wpDie("<h1>Error establishing a database connection</h1>", 500));
            case EXPIRED_TOKEN ->
                json(
                        401,
                        new RestError(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.").tree());
            case GARBAGE, DOWN, SLOW, LOST_ANSWER ->
                Answer.text(
                        200,
                        "text/html; charset=UTF-8",
                        "<!DOCTYPE html><html><head><title>Sandbox</title></head><body><p>Warning: Undefined "
                                + "variable $x in functions.php on line 7</p></body></html>\n");
        };
    }

    private static Answer json(int status, Map<String, @Nullable Object> tree) {
        return new Answer(status, List.of(new Answer.Header("Content-Type", JSON)), PhpJson.write(tree));
    }

    private static Map<String, @Nullable Object> wpDie(String message, int status) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("code", "wp_die");
        tree.put("message", message);
        tree.put("data", Map.of("status", status));
        tree.put("additional_errors", List.of());
        return tree;
    }
}
