package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.ReadResult;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Reads one record of a {@link ListStream} as it is now. */
final class ListRecordReading {

    private final StoreApi api;
    private final ListStream stream;
    private final InstantSource clock;

    ListRecordReading(StoreApi api, ListStream stream, InstantSource clock) {
        this.api = api;
        this.stream = stream;
        this.clock = clock;
    }

    ReadResult read(String key, Http http) {
        if (!stream.one().isKey(key)) {
            String reason = "stream %s has no records with such a key".formatted(stream.name());
            return new ReadResult.Failed(new Failure.Rejected(reason, Optional.empty()));
        }
        return switch (stream.one().read(key, stream.name(), api, http)) {
            case ListRecord.Result.Failed failed -> new ReadResult.Failed(failed.failure());
            case ListRecord.Result.Missing missing -> missing(key, missing.reply());
            case ListRecord.Result.Found found -> found(key, found);
        };
    }

    private ReadResult missing(String key, HttpResult.Reply reply) {
        ListWalk.Listed record = new ListWalk.Listed(key, reply.body());
        return new ReadResult.Missing(ListSweep.event(stream, Events.MISSING, record, at(reply)));
    }

    private ReadResult found(String key, ListRecord.Result.Found found) {
        ListWalk.Listed record = new ListWalk.Listed(key, stream.kept().apply(found.body()));
        return new ReadResult.Found(ListSweep.event(stream, Events.READ, record, at(found.reply())));
    }

    private Instant at(HttpResult.Reply reply) {
        return ListWalk.date(reply).orElseGet(clock::instant);
    }
}
