package dev.tradewind.engine.http;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import io.github.bucket4j.BlockingBucket;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * Lets through so many requests a minute, in an even flow. Shared by all attempts of one connection.
 *
 * <p>Who comes too early waits, up to {@link #WAIT_MAX}: its lane is held, nobody else's is.
 */
public final class RateLimitedHttp implements Http {

    /** Longer than this, a lane is better given back and tried again. */
    public static final Duration WAIT_MAX = Duration.ofSeconds(30);

    /** So that a few requests of one write are not spread over a minute. */
    private static final int BURST_SECONDS = 5;

    private final Http http;
    private final int requestsPerMinute;
    private final BlockingBucket bucket;

    public RateLimitedHttp(Http http, int requestsPerMinute) {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("requests per minute must be at least 1, was " + requestsPerMinute);
        }
        this.http = http;
        this.requestsPerMinute = requestsPerMinute;
        int burst = Math.max(1, requestsPerMinute * BURST_SECONDS / 60);
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(requestsPerMinute, Duration.ofMinutes(1)))
                .build()
                .asBlocking();
    }

    @Override
    public HttpResult send(HttpCall call) {
        try {
            if (bucket.tryConsume(1, WAIT_MAX)) {
                return http.send(call);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new HttpResult.NoReply(
                false,
                "not sent: the connection's limit of %d requests a minute is used up".formatted(requestsPerMinute));
    }
}
