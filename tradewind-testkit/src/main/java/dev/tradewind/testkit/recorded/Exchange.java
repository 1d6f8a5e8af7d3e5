package dev.tradewind.testkit.recorded;

import dev.tradewind.api.HttpResult;
import dev.tradewind.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One recorded request and its answer.
 *
 * @param name the recording's file, for example {@code b-orders/get-full.json}
 * @param scheme {@code https} or {@code http}
 * @param method in capitals
 * @param target path and query as sent
 * @param requestHeaders in the order sent
 * @param requestBody exact text; empty if there was none
 * @param status of the answer
 * @param headers of the answer
 * @param body exact text of the answer; empty if there was none
 * @param trimmed whether the body was cut when it was recorded
 */
public record Exchange(
        String name,
        String scheme,
        String method,
        String target,
        Map<String, List<String>> requestHeaders,
        String requestBody,
        int status,
        Map<String, List<String>> headers,
        String body,
        boolean trimmed) {

    /** Path without the query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The answer as a connector sees it. */
    public HttpResult.Reply reply() {
        return new HttpResult.Reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The answer's body as a tree.
     *
     * @throws dev.tradewind.api.json.MalformedJson if it is not JSON
     */
    public @Nullable Object json() {
        return Json.read(body);
    }
}
