package dev.tradewind.engine.http;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, as an attempt keeps them: masked, and cut to a limit.
 *
 * @param status null if there was no answer
 * @param failure why there was none, else null
 * @param tookMillis from sending to the last byte, or to giving up
 */
public record Exchange(
        Instant at,
        String method,
        String url,
        Map<String, String> requestHeaders,
        @Nullable String requestBody,
        @Nullable Integer status,
        Map<String, String> replyHeaders,
        @Nullable String replyBody,
        @Nullable String failure,
        long tookMillis) {

    public Exchange {
        requestHeaders = Map.copyOf(requestHeaders);
        replyHeaders = Map.copyOf(replyHeaders);
    }
}
