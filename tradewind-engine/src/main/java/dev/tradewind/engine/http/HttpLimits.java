package dev.tradewind.engine.http;

import java.time.Duration;

/**
 * How long one exchange may take, and how much may come back.
 *
 * @param connect until the connection stands, TLS included
 * @param exchange from the first byte sent to the last byte received
 * @param replyBytes size of an answer's body
 */
public record HttpLimits(Duration connect, Duration exchange, int replyBytes) {

    /** A page of 100 large orders has 2 MB; an attempt should not hold its lane longer than a person would wait. */
    public static final HttpLimits DEFAULT = new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), 8 << 20);

    /** As these, with another time for the whole exchange. */
    public HttpLimits withExchange(Duration wanted) {
        return new HttpLimits(wanted.compareTo(connect) < 0 ? wanted : connect, wanted, replyBytes);
    }
}
