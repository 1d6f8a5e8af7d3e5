package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.ReadResult;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one record of a stream as it is now. */
final class RecordReading {

    private final StoreApi api;
    private final StoreStream stream;

    RecordReading(StoreApi api, StoreStream stream) {
        this.api = api;
        this.stream = stream;
    }

    ReadResult read(String key, Http http) {
        // A blank id would ask for the whole list, and take its first for the answer.
        if (!RecordHead.isId(key)) {
            String reason = "the id in stream %s is a whole number above 0".formatted(stream.name());
            return new ReadResult.Failed(new Failure.Rejected(reason, Optional.empty()));
        }
        StoreApi.Answer answer = stream.hasOwnAddress()
                ? api.get(stream.path() + "/" + key, Map.of(), http)
                : api.get(stream.path(), Map.of("include", key), http);
        return switch (answer) {
            case StoreApi.Answer.Failed failed -> new ReadResult.Failed(failed.failure());
            case StoreApi.Answer.Missing missing -> missing(key, missing.reply());
            case StoreApi.Answer.Json json ->
                stream.hasOwnAddress() ? found(key, json.reply().body()) : listed(key, json.reply());
        };
    }

    private ReadResult listed(String key, HttpResult.Reply reply) {
        Optional<List<byte[]>> records = StoreJson.elements(reply.body());
        if (records.isEmpty()) {
            return new ReadResult.Failed(RecordPages.garbled(stream));
        }
        return records.get().isEmpty()
                ? missing(key, reply)
                : found(key, records.get().getFirst());
    }

    private ReadResult missing(String key, HttpResult.Reply reply) {
        RecordHead head = new RecordHead(key, Optional.empty());
        return new ReadResult.Missing(Events.asked(stream, Events.MISSING, head, reply.body()));
    }

    // A cache that answers with another record, or half of one, must not pass for it.
    private ReadResult found(String key, byte[] body) {
        RecordHead head = RecordHead.of(body, false);
        return head.id().equals(key)
                ? new ReadResult.Found(Events.asked(stream, Events.READ, head, body))
                : new ReadResult.Failed(new Failure.Transient(
                        "the answer is not %s, or was cut off".formatted(stream.entity() + " " + key), true));
    }
}
