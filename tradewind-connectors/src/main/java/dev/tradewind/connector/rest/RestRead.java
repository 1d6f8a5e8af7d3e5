package dev.tradewind.connector.rest;

import dev.tradewind.api.Expression;
import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.polling.Polled;
import dev.tradewind.connector.polling.PolledEvents;
import dev.tradewind.connector.rest.ConnectorFile.Stream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one record of a stream as it is now, if the connector file says how. */
final class RestRead {

    private final Stream stream;
    private final RestSystem system;
    private final RecordParts parts;
    private final ReadErrors errors;
    private final Optional<Request> request;
    private final Optional<Expression> item;

    RestRead(Stream stream, RestSystem system, RecordParts parts, ReadErrors errors) {
        this.stream = stream;
        this.system = system;
        this.parts = parts;
        this.errors = errors;
        this.request = stream.read().map(read -> new Request(read.step(), system));
        this.item = stream.read().flatMap(read -> read.item()).map(system.expressions()::compile);
    }

    ReadResult read(String key, Http http) {
        if (request.isEmpty()) {
            return new ReadResult.Failed(new Failure.Rejected(
                    "the connector file does not say how to read one record of %s: give it read:"
                            .formatted(stream.name()),
                    Optional.empty()));
        }
        try {
            HttpCall call = request.get().call(null, Map.of("key", key));
            HttpResult result = http.send(system.signed(call));
            return result instanceof HttpResult.Reply reply && isAbsent(reply)
                    ? missing(key)
                    : judged(key, errors.read(result));
        } catch (ExpressionFault fault) {
            return new ReadResult.Failed(errors.misfit(fault));
        }
    }

    private boolean isAbsent(HttpResult.Reply reply) {
        return request.orElseThrow().absent().contains(reply.status());
    }

    private ReadResult judged(String key, ErrorRules.Reading reading) {
        return switch (reading) {
            case ErrorRules.Reading.Success success -> found(key, success.reply());
            case ErrorRules.Reading.Failed failed -> new ReadResult.Failed(failed.failure());
            case ErrorRules.Reading.There there -> throw new IllegalStateException("refused by the file's reader");
        };
    }

    private ReadResult missing(String key) {
        return new ReadResult.Missing(PolledEvents.gone(
                stream.name(),
                PolledEvents.MISSING,
                key,
                system.connection().clock().instant().toString()));
    }

    private ReadResult found(String key, HttpResult.Reply reply) {
        Optional<Object> tree = reply.json();
        if (tree.isEmpty()) {
            return new ReadResult.Failed(new Failure.Transient("the answer is not JSON", false));
        }
        @Nullable Object record = item.isPresent() ? item.get().evaluate(tree.get(), Map.of()) : tree.get();
        // A cache or a default page that answers with another record must not pass for it.
        if (!parts.key(record).filter(key::equals).isPresent()) {
            return new ReadResult.Failed(new Failure.Rejected(
                    "the answer for record %s of %s is not that record".formatted(key, stream.name()),
                    Optional.empty()));
        }
        var read = new Polled(key, parts.modified(record), parts.created(record), Json.write(record));
        // Asked for now, so it is news even if the same was seen before something else was.
        String now = system.connection().clock().instant().toString();
        return new ReadResult.Found(PolledEvents.of(
                stream.name(),
                PolledEvents.READ,
                read,
                now,
                system.connection().clock().instant()));
    }
}
