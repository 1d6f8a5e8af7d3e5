package dev.tradewind.engine.http;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HTTP for one attempt, with a record of what was said. Masked before it is recorded: no secret is ever in an exchange.
 *
 * <p>Safe for any thread.
 */
public final class RecordingHttp implements Http {

    /** A write takes one to three exchanges; a connector that takes more is recorded up to here. */
    public static final int EXCHANGES_MAX = 20;

    private final Http http;
    private final Masking masking;
    private final InstantSource clock;
    private final List<Exchange> exchanges = new ArrayList<>();

    public RecordingHttp(Http http, Masking masking, InstantSource clock) {
        this.http = http;
        this.masking = masking;
        this.clock = clock;
    }

    @Override
    public HttpResult send(HttpCall call) {
        return recorded(call, http);
    }

    @Override
    public HttpResult sendElsewhere(HttpCall call) {
        return recorded(call, http::sendElsewhere);
    }

    private HttpResult recorded(HttpCall call, Http way) {
        Instant start = clock.instant();
        HttpResult result = way.send(call);
        add(exchange(call, result, start));
        return result;
    }

    /** What has been said so far, in order. */
    public synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    private synchronized void add(Exchange exchange) {
        if (exchanges.size() < EXCHANGES_MAX) {
            exchanges.add(exchange);
        }
    }

    private Exchange exchange(HttpCall call, HttpResult result, Instant start) {
        long took = Duration.between(start, clock.instant()).toMillis();
        String url = masking.url(call.url());
        Map<String, String> headers = headers(call.headers());
        String body = body(call.body());
        return switch (result) {
            case HttpResult.Reply reply ->
                new Exchange(
                        start,
                        call.method(),
                        url,
                        headers,
                        body,
                        reply.status(),
                        replyHeaders(reply.headers()),
                        body(reply.body()),
                        null,
                        took);
            case HttpResult.NoReply none ->
                new Exchange(
                        start,
                        call.method(),
                        url,
                        headers,
                        body,
                        null,
                        Map.of(),
                        null,
                        masking.text(none.reason()),
                        took);
        };
    }

    private @Nullable String body(byte @Nullable [] bytes) {
        return bytes == null || bytes.length == 0 ? null : masking.body(bytes);
    }

    private Map<String, String> headers(Map<String, String> headers) {
        Map<String, String> masked = new LinkedHashMap<>();
        headers.forEach((name, value) -> masked.put(name, masking.header(name, value)));
        return masked;
    }

    private Map<String, String> replyHeaders(Map<String, List<String>> headers) {
        Map<String, String> masked = new LinkedHashMap<>();
        headers.forEach((name, values) -> masked.put(name, masking.header(name, String.join(", ", values))));
        return masked;
    }
}
