package dev.tradewind.testkit.contract;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import java.util.function.UnaryOperator;

/**
 * HTTP on which one thing goes wrong: with the first call that writes, or with every call. Safe for any thread.
 *
 * <p>What goes wrong is done here and not in a server, so that the suite works for every system.
 */
final class FaultyHttp implements Http {

    private final Http http;
    private final UnaryOperator<Http> fault;
    private final boolean onlyTheFirstWrite;
    private boolean done;

    private FaultyHttp(Http http, UnaryOperator<Http> fault, boolean onlyTheFirstWrite) {
        this.http = http;
        this.fault = fault;
        this.onlyTheFirstWrite = onlyTheFirstWrite;
    }

    /** The first call that writes is answered with {@code result} and not sent. */
    static Http answering(Http http, HttpResult result) {
        return new FaultyHttp(http, sent -> call -> result, true);
    }

    /** Every call is answered with {@code result} and none is sent. */
    static Http always(HttpResult result) {
        return new FaultyHttp(call -> result, sent -> sent, false);
    }

    /** The first call that writes does what it should, and its answer is replaced. */
    static Http changing(Http http, UnaryOperator<HttpResult> change) {
        return new FaultyHttp(http, sent -> call -> change.apply(sent.send(call)), true);
    }

    @Override
    public HttpResult send(HttpCall call) {
        return next(call).send(call);
    }

    private synchronized Http next(HttpCall call) {
        boolean writes = !call.method().equals("GET") && !call.method().equals("HEAD");
        if (onlyTheFirstWrite && (done || !writes)) {
            return http;
        }
        done = true;
        return fault.apply(http);
    }
}
