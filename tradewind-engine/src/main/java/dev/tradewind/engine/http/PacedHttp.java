package dev.tradewind.engine.http;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.HttpResult.NoReply.Cause;
import dev.tradewind.engine.base.Priority;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes a connection's calls at its {@link Pace}. Who comes too early waits, up to {@link #WAIT_MAX}: its lane is held,
 * nobody else's is. Safe for any thread.
 */
public final class PacedHttp implements Http {

    /** Longer than this, a lane is better given back and tried again. */
    public static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private final Http http;
    private final Pace pace;
    private final Priority priority;
    private final boolean isMeasured;

    private PacedHttp(Http http, Pace pace, Priority priority, boolean isMeasured) {
        this.http = http;
        this.pace = pace;
        this.priority = priority;
        this.isMeasured = isMeasured;
    }

    public static PacedHttp of(Http http, Pace pace, Priority priority) {
        return new PacedHttp(http, pace, priority, true);
    }

    /** For live calls that take as long as they like, and say nothing about how busy the system is. */
    public static PacedHttp unmeasured(Http http, Pace pace) {
        return new PacedHttp(http, pace, Priority.LIVE, false);
    }

    @Override
    public HttpResult send(HttpCall call) {
        try {
            Optional<Pace.Turn> turn = pace.awaitTurn(priority, WAIT_MAX);
            return turn.isPresent() ? send(call, turn.get()) : heldBack();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return heldBack();
        }
    }

    /** At once: the pace is that of the connection's system. */
    @Override
    public HttpResult sendElsewhere(HttpCall call) {
        return http.send(call);
    }

    private HttpResult send(HttpCall call, Pace.Turn turn) {
        HttpResult result = new HttpResult.NoReply(true, "the call failed within the hub");
        try {
            result = http.send(call);
            return result;
        } finally {
            if (isMeasured) {
                turn.ended(call, result);
            } else {
                turn.ended();
            }
        }
    }

    private HttpResult heldBack() {
        return new HttpResult.NoReply(
                false, "not sent: " + pace.reason(), Cause.HELD_BACK, Optional.of(pace.untilFree(priority)));
    }
}
