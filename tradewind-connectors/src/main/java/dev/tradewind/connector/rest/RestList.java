package dev.tradewind.connector.rest;

import dev.tradewind.api.Expression;
import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.polling.Polled;
import dev.tradewind.connector.polling.PolledList;
import dev.tradewind.connector.rest.ConnectorFile.Look;
import dev.tradewind.connector.rest.ConnectorFile.Stream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The list of one stream of one connection. */
final class RestList implements PolledList {

    private final String stream;
    private final RestSystem system;
    private final Request all;
    private final Optional<Request> changes;
    private final Expression items;
    private final Paging paging;
    private final RecordParts parts;
    private final ReadErrors errors;

    RestList(Stream stream, RestSystem system, RecordParts parts, ReadErrors errors) {
        this.stream = stream.name();
        this.system = system;
        this.all = new Request(stream.list().step(), system);
        this.changes = stream.look() instanceof Look.Changes look
                ? Optional.of(new Request(look.step(), system))
                : Optional.empty();
        this.items = system.expressions().compile(stream.list().items());
        this.paging = new Paging(stream.list().pages(), system.expressions());
        this.parts = parts;
        this.errors = errors;
    }

    @Override
    public String stream() {
        return stream;
    }

    @Override
    public Step page(Ask ask, Http http) {
        try {
            HttpCall call = paging.call(first(ask.since()), ask.position());
            return switch (errors.read(http.send(system.signed(call)))) {
                case ErrorRules.Reading.Success success -> page(call, ask, success.reply());
                case ErrorRules.Reading.Failed failed -> new Step.Failed(failed.failure());
                case ErrorRules.Reading.There there -> throw new IllegalStateException("refused by the file's reader");
            };
        } catch (ExpressionFault fault) {
            return new Step.Failed(errors.misfit(fault));
        }
    }

    private HttpCall first(Optional<Instant> since) {
        return since.isPresent()
                ? changes.orElseThrow().call(null, Map.of("since", since.get().toString()))
                : all.call(null, Map.of());
    }

    private Step page(HttpCall call, Ask ask, HttpResult.Reply reply) {
        Optional<Object> tree = reply.json();
        if (tree.isEmpty()) {
            return new Step.Failed(
                    new Failure.Transient("answered with HTTP %d, but not with JSON".formatted(reply.status()), false));
        }
        List<Polled> records = records(tree.get());
        Optional<Instant> serverTime = reply.header("Date").flatMap(RestList::date);
        List<String> keys = records.stream().map(Polled::key).toList();
        return switch (paging.after(call, ask.position(), reply, keys)) {
            case Paging.After.End end -> new Step.Read(records, Optional.empty(), OptionalLong.empty(), serverTime);
            case Paging.After.Next next ->
                new Step.Read(records, Optional.of(next.position()), OptionalLong.empty(), serverTime);
            case Paging.After.Back back ->
                new Step.Read(List.of(), Optional.of(back.position()), OptionalLong.empty(), serverTime);
        };
    }

    // JSONata gives the element itself for a list of one, and nothing for what is not there.
    private List<Polled> records(Object tree) {
        @Nullable Object found = items.evaluate(tree, Map.of());
        return switch (found) {
            case List<?> list -> list.stream().map(this::record).toList();
            case Map<?, ?> one -> List.of(record(one));
            case null ->
                throw new ExpressionFault(
                        "items: finds no list in the answer; write [ ] around it if it may rightly find nothing", -1);
            default -> throw new ExpressionFault("items: must find a list of records", -1);
        };
    }

    private Polled record(@Nullable Object item) {
        return new Polled(parts.key(item).orElse(""), parts.modified(item), parts.created(item), Json.write(item));
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
