package dev.tradewind.app.console;

import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request with its answer, as an attempt keeps them ({@link dev.tradewind.engine.http.Exchange}), ready to be read.
 *
 * @param number within its attempt, from 1
 * @param title for example {@code POST https://erp.example/orders → 201, 12 ms}
 * @param answered the answer, or why there was none
 */
record ExchangeView(int number, String title, String sent, String answered) {

    /** Reads what an attempt recorded; what is not in the usual shape is shown as it is. */
    static List<ExchangeView> read(String recorded) {
        try {
            if (Json.read(recorded) instanceof List<?> all) {
                return read(all);
            }
        } catch (MalformedJson e) {
            // Shown as it is: a person may still read it.
        }
        return recorded.isBlank() ? List.of() : List.of(new ExchangeView(1, "As recorded", Words.cut(recorded), ""));
    }

    private static List<ExchangeView> read(List<?> all) {
        List<ExchangeView> exchanges = new ArrayList<>();
        for (Object one : all) {
            int number = exchanges.size() + 1;
            exchanges.add(
                    one instanceof Map<?, ?> map
                            ? of(number, map)
                            : new ExchangeView(number, "As recorded", Words.cut(JsonText.lines(one)), ""));
        }
        return exchanges;
    }

    private static ExchangeView of(int number, Map<?, ?> recorded) {
        String reply = text(recorded.get("failure"));
        Object status = recorded.get("status");
        String title = text(recorded.get("method")) + " " + text(recorded.get("url")) + " → "
                + (status == null ? "no answer" : status) + ", " + text(recorded.get("tookMillis")) + " ms";
        return new ExchangeView(
                number,
                title,
                message(recorded.get("requestHeaders"), recorded.get("requestBody")),
                reply.isEmpty() ? message(recorded.get("replyHeaders"), recorded.get("replyBody")) : reply);
    }

    /** Headers, an empty line, the body. */
    private static String message(@Nullable Object headers, @Nullable Object body) {
        var text = new StringBuilder();
        if (headers instanceof Map<?, ?> map) {
            map.forEach((name, value) ->
                    text.append(name).append(": ").append(value).append('\n'));
        }
        String content = text(body);
        if (!content.isEmpty()) {
            text.append('\n').append(Words.readable(content.getBytes(StandardCharsets.UTF_8)));
        }
        return Words.cut(text.toString().strip());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
