package dev.tradewind.app.console;

import dev.tradewind.engine.document.ConnectionLimits;
import dev.tradewind.engine.document.Document.ConnectionDocument;
import dev.tradewind.engine.document.Document.FlowDocument;
import dev.tradewind.engine.document.DocumentSet;
import dev.tradewind.engine.document.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the documents say about one connection, for people. Without secrets, which stand in no document.
 *
 * @param url where its system is; empty if that is not written down
 * @param reads streams that flows read, with the flows
 * @param writes operations that flows use, with the flows
 * @param webhooks how its webhooks are made; empty if it has none
 */
record ConnectionFacts(String url, List<String> reads, List<String> writes, Limits limits, Optional<String> webhooks) {

    /** Its limits in words. */
    record Limits(String concurrency, String rate, String timeout, String sweeps, String census) {}

    ConnectionFacts {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }

    /**
     * What stands in {@code documents} about a connection that is among them.
     *
     * @throws NotThere if it is not, because they were applied anew this very moment
     */
    static ConnectionFacts of(String name, DocumentSet documents) {
        ConnectionDocument connection = documents
                .connection(name)
                .orElseThrow(() -> new NotThere("The connection " + name + " was taken out of the documents."));
        return new ConnectionFacts(
                connection.written("url").filter(url -> !url.startsWith("$")).orElse(""),
                documents.flows().stream()
                        .filter(flow -> flow.from().connection().equals(name))
                        .map(flow -> flow.from().stream() + " by " + flow.name())
                        .toList(),
                documents.flows().stream()
                        .filter(flow -> flow.to().connection().equals(name))
                        .map(ConnectionFacts::write)
                        .toList(),
                limits(connection),
                webhooks(connection));
    }

    private static String write(FlowDocument flow) {
        return flow.to().operation() + " by " + flow.name();
    }

    private static Limits limits(ConnectionDocument connection) {
        ConnectionLimits limits = connection.limits();
        return new Limits(
                limits.concurrency() + " at the same time",
                limits.requestsPerMinute().isPresent()
                        ? limits.requestsPerMinute().getAsInt() + " requests a minute"
                        : "no limit of requests a minute",
                time(limits.timeout()),
                time(connection.rules().sweepEvery()),
                connection.rules().censusEvery().map(ConnectionFacts::time).orElse("never"));
    }

    private static String time(Duration time) {
        return Durations.text(time);
    }

    private static Optional<String> webhooks(ConnectionDocument connection) {
        if (!connection.connector().equals("woocommerce")) {
            return Optional.empty();
        }
        if (connection.written("webhook-secret").isEmpty()) {
            return Optional.of("none are accepted: the connection has no webhook-secret");
        }
        return Optional.of(
                connection.written("webhooks").filter("manual"::equals).isPresent()
                        ? "made and mended by people"
                        : "made and mended by the hub, if it knows its public-url");
    }
}
