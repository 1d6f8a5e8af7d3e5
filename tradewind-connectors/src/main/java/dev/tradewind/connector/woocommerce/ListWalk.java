package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the whole of a {@link ListStream}, one question a step. Pages are read as {@link IdPages} does, so that what is
 * deleted meanwhile hides nothing.
 */
final class ListWalk {

    /**
     * Where a walk stands.
     *
     * @param parents what is still to be gone through one by one; null before that is known
     * @param at within the list, or within the list beneath the first parent
     */
    record Position(@Nullable List<String> parents, IdPages.Position at) {
        static final Position START = new Position(null, IdPages.Position.START);

        static @Nullable Position at(List<String> parents) {
            return parents.isEmpty() ? null : new Position(parents, IdPages.Position.START);
        }
    }

    /** One record: what names it in its stream, and its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    record Listed(String key, byte[] body) {}

    /** What one step came to. */
    sealed interface Step {
        /**
         * Some records, or none.
         *
         * @param next null at the end
         * @param at when the store answered, by its own clock; empty if it did not say
         */
        record Read(List<Listed> records, @Nullable Position next, Optional<Instant> at) implements Step {}

        record Failed(Failure failure) implements Step {}
    }

    private final StoreApi api;
    private final ListStream stream;

    ListWalk(StoreApi api, ListStream stream) {
        this.api = api;
        this.stream = stream;
    }

    Step read(Position position, Http http) {
        return switch (stream.shape()) {
            case ListShape.Paged paged -> page(paged.list(), "", position, http);
            case ListShape.Whole whole -> whole(whole, "", null, http);
            case ListShape.Nested nested ->
                position.parents() == null
                        ? parents(nested.parents(), http)
                        : inner(nested.inner(), position.parents(), position, http);
            case ListShape.Each each ->
                position.parents() == null ? parents(each.list(), http) : each(position.parents(), http);
            case ListShape.ByOrder none -> throw new IllegalStateException(stream.name() + " is no list");
            case ListShape.Known known -> each(position.parents() == null ? known.keys() : position.parents(), http);
        };
    }

    private Step parents(ListShape.Whole list, Http http) {
        return switch (whole(list, "", null, http)) {
            case Step.Failed failed -> failed;
            case Step.Read read -> {
                List<String> keys = read.records().stream().map(Listed::key).toList();
                yield new Step.Read(List.of(), Position.at(keys), read.at());
            }
        };
    }

    private Step inner(ListShape inner, List<String> parents, Position position, Http http) {
        String parent = parents.getFirst();
        Position after = Position.at(parents.subList(1, parents.size()));
        return switch (inner) {
            case ListShape.Whole whole ->
                whole(new ListShape.Whole(whole.list().under(parent), whole.key()), parent + "/", after, http);
            case ListShape.Paged paged ->
                switch (page(paged.list().under(parent), parent + "/", position, http)) {
                    case Step.Failed failed -> failed;
                    case Step.Read read ->
                        new Step.Read(
                                read.records(),
                                read.next() == null
                                        ? after
                                        : new Position(parents, read.next().at()),
                                read.at());
                };
            case ListShape.Nested deeper -> throw new IllegalStateException("lists nest once, not " + deeper);
            case ListShape.Each each -> throw new IllegalStateException("lists nest once, not " + each);
            case ListShape.ByOrder none -> throw new IllegalStateException("lists nest once, not " + none);
            case ListShape.Known known -> throw new IllegalStateException("lists nest once, not " + known);
        };
    }

    private Step page(ListShape.Ask ask, String prefix, Position position, Http http) {
        IdPages pages = new IdPages(api, ask.path(), stream.name());
        return switch (pages.read(position.at(), ask.query(), http)) {
            case IdPages.Step.Failed failed -> new Step.Failed(failed.failure());
            // What it stands beneath was deleted since; so was it.
            case IdPages.Step.Missing missing -> new Step.Read(List.of(), null, date(missing.reply()));
            case IdPages.Step.Read read -> {
                List<Listed> records = read.records().stream()
                        .map(found -> listed(prefix + found.head().id(), found.body()))
                        .toList();
                Position next = read.next() == null ? null : new Position(null, read.next());
                yield new Step.Read(records, next, read.storeTime());
            }
        };
    }

    private Step whole(ListShape.Whole whole, String prefix, @Nullable Position next, Http http) {
        ListShape.Ask ask = whole.list();
        return switch (api.get(ask.path(), ask.query(), http)) {
            case StoreApi.Answer.Failed failed -> new Step.Failed(failed.failure());
            case StoreApi.Answer.Missing missing -> new Step.Read(List.of(), next, date(missing.reply()));
            case StoreApi.Answer.Json json ->
                records(json.reply().body(), whole.key(), prefix)
                        .<Step>map(records -> new Step.Read(kept(records), next, date(json.reply())))
                        .orElseGet(() -> new Step.Failed(RecordPages.garbled(stream.name())));
        };
    }

    private Step each(List<String> keys, Http http) {
        String key = keys.getFirst();
        Position next = Position.at(keys.subList(1, keys.size()));
        return switch (stream.one().read(key, stream.name(), api, http)) {
            case ListRecord.Result.Failed failed -> new Step.Failed(failed.failure());
            case ListRecord.Result.Missing missing -> new Step.Read(List.of(), next, date(missing.reply()));
            case ListRecord.Result.Found found ->
                new Step.Read(List.of(listed(key, found.body())), next, date(found.reply()));
        };
    }

    private List<Listed> kept(List<Listed> records) {
        return records.stream()
                .map(record -> listed(record.key(), record.body()))
                .toList();
    }

    private Listed listed(String key, byte[] body) {
        return new Listed(key, stream.kept().apply(body));
    }

    static Optional<Instant> date(HttpResult.Reply reply) {
        return reply.header("Date").flatMap(StoreTime::parseHeader);
    }

    /** The records of a list, or empty if it is none, or one has no name. */
    static Optional<List<Listed>> records(byte[] list, String key, String prefix) {
        return StoreJson.elements(list).flatMap(bodies -> named(bodies, key, prefix));
    }

    private static Optional<List<Listed>> named(List<byte[]> bodies, String key, String prefix) {
        List<Listed> records = new ArrayList<>();
        for (byte[] body : bodies) {
            Optional<String> name = name(body, key);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            records.add(new Listed(prefix + name.get(), body));
        }
        return Optional.of(records);
    }

    private static Optional<String> name(byte[] body, String key) {
        try {
            Map<String, @Nullable Object> tree = Json.readObject(body);
            return Optional.ofNullable(tree.get(key)).map(String::valueOf).filter(name -> !name.isBlank());
        } catch (MalformedJson e) {
            return Optional.empty(); // Cut off or garbled: the caller says so, and asks again.
        }
    }
}
