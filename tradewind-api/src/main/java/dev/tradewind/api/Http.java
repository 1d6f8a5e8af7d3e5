package dev.tradewind.api;

/**
 * HTTP as connectors use it.
 *
 * <p>The hub sees to time limits, rate limits, response size, certificate trust, recording and masking. Redirects are
 * not followed. Never throws for what a network or a server does.
 */
public interface Http {

    HttpResult send(HttpCall call);
}
