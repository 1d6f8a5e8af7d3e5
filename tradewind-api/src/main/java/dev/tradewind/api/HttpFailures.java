package dev.tradewind.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The usual reading of HTTP answers as failures. A connector deviates only where its system does.
 *
 * <p>429, 503 with Retry-After, held back by the hub: throttled. 401, 403: unauthorised. 408, 425, 5xx, no answer: transient. 409, 412:
 * conflict. Everything else outside 2xx: rejected.
 */
public final class HttpFailures {

    /** A server that asks for more is answered with this; a bad clock must not park a lane for a year. */
    public static final Duration RETRY_AFTER_MAX = Duration.ofHours(6);

    private final InstantSource clock;

    public HttpFailures(InstantSource clock) {
        this.clock = clock;
    }

    /** The failure that {@code result} is, or empty if it is a success (2xx). */
    public Optional<Failure> of(HttpResult result) {
        return switch (result) {
            case HttpResult.NoReply none -> Optional.of(unanswered(none));
            case HttpResult.Reply reply -> reply.isSuccess() ? Optional.empty() : Optional.of(ofStatus(reply));
        };
    }

    private static Failure unanswered(HttpResult.NoReply none) {
        return none.after().isPresent()
                ? new Failure.Throttled(none.reason(), none.after())
                : new Failure.Transient(none.reason(), none.mayHaveArrived());
    }

    private Failure ofStatus(HttpResult.Reply reply) {
        String reason = "answered with HTTP " + reply.status();
        return switch (reply.status()) {
            case 429 -> new Failure.Throttled(reason + " (too many requests)", retryAfter(reply));
            case 401, 403 -> new Failure.Unauthorised(reason + " (credentials not accepted)");
            case 408, 425 -> new Failure.Transient(reason, true);
            case 409, 412 -> new Failure.Conflict(reason);
            case 503 -> unavailable(reply, reason);
            default ->
                reply.status() >= 500
                        ? new Failure.Transient(reason + " (server error)", true)
                        : new Failure.Rejected(reason, Optional.empty());
        };
    }

    private Failure unavailable(HttpResult.Reply reply, String reason) {
        Optional<Duration> after = retryAfter(reply);
        return after.isPresent()
                ? new Failure.Throttled(reason + " (unavailable)", after)
                : new Failure.Transient(reason + " (unavailable)", true);
    }

    /** The wait that Retry-After asks for, as seconds or as a date; at most {@link #RETRY_AFTER_MAX}. */
    public Optional<Duration> retryAfter(HttpResult.Reply reply) {
        return reply.header("Retry-After").flatMap(this::parse).map(HttpFailures::bounded);
    }

    private Optional<Duration> parse(String value) {
        String text = value.strip();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(clock.instant(), at));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // A header nobody can read is no header.
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : wait;
    }
}
