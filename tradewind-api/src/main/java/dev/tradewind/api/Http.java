package dev.tradewind.api;

/**
 * HTTP as connectors use it.
 *
 * <p>The hub sees to time limits, rate limits, response size, certificate trust, recording and masking. Redirects are
 * not followed. Never throws for what a network or a server does.
 */
public interface Http {

    HttpResult send(HttpCall call);

    /**
     * As {@link #send}, to a system that is not the connection's, such as the server of an image: what it answers, and how fast, says
     * nothing about the connection's own.
     */
    default HttpResult sendElsewhere(HttpCall call) {
        return send(call);
    }
}
