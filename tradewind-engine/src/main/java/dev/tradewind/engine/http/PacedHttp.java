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

    public PacedHttp(Http http, Pace pace, Priority priority) {
        this.http = http;
        this.pace = pace;
        this.priority = priority;
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

    private HttpResult send(HttpCall call, Pace.Turn turn) {
        HttpResult result = new HttpResult.NoReply(true, "the call failed within the hub");
        try {
            result = http.send(call);
            return result;
        } finally {
            turn.ended(call, result);
        }
    }

    private HttpResult heldBack() {
        return new HttpResult.NoReply(
                false, "not sent: " + pace.reason(), Cause.HELD_BACK, Optional.of(pace.untilFree(priority)));
    }
}
