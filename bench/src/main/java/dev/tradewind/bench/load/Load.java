package dev.tradewind.bench.load;

import java.net.InetSocketAddress;

/**
 * How webhooks are sent.
 *
 * @param target where to
 * @param path with the connection's name
 * @param keepAlive HTTP/1.1 on connections that stay; otherwise HTTP/1.0 and a new connection each, as WooCommerce does
 * @param connections at the same time, at most
 */
public record Load(InetSocketAddress target, String path, boolean keepAlive, int connections) {

    /** What came of it: counted in the time that was measured, after the warm-up. */
    public record Result(long acknowledged, long refused, double seconds, Latencies latencies, String firstRefusal) {

        public double perSecond() {
            return acknowledged / seconds;
        }
    }
}
