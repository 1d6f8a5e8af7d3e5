package dev.tradewind.connector.rest;

import dev.tradewind.api.Expression;
import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.Expressions;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import dev.tradewind.api.model.Entities;
import dev.tradewind.api.model.Entity;
import dev.tradewind.api.model.PlainRecord;
import dev.tradewind.connector.polling.PolledEvents;
import dev.tradewind.connector.rest.ConnectorFile.Stream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Understands the records of one stream. Pure, and safe for any thread. */
final class RestNormaliser {

    private final Stream stream;
    private final RecordParts parts;
    private final Optional<Expression> map;
    private final Class<? extends Entity> type;

    RestNormaliser(Stream stream, Expressions expressions, RecordParts parts) {
        this.stream = stream;
        this.parts = parts;
        this.map = stream.parts().map().map(expressions::compile);
        this.type = Entities.find(stream.entity()).orElseThrow();
    }

    Normalised normalise(RawRecord record) {
        return switch (record.topic()) {
            case PolledEvents.MISSING -> new Normalised.Gone(record.key(), "the system has no such record");
            case PolledEvents.UNLISTED -> unlisted(record.key());
            default -> understood(record);
        };
    }

    private Normalised unlisted(String key) {
        String reason = "the list does not show it any more";
        return stream.read().isPresent()
                ? new Normalised.Doubtful(stream.name(), key, reason)
                : new Normalised.Gone(key, reason);
    }

    private Normalised understood(RawRecord record) {
        try {
            Map<String, @Nullable Object> tree = Json.readObject(record.body());
            Optional<String> key = parts.key(tree);
            if (key.isEmpty()) {
                return new Normalised.Unreadable("key: finds no id in the record");
            }
            if (parts.isGone(tree)) {
                return new Normalised.Gone(key.get(), "the record says so itself");
            }
            return map.isPresent() ? mapped(map.get(), tree, key.get()) : plain(record, tree, key.get());
        } catch (MalformedJson | ExpressionFault e) {
            return new Normalised.Unreadable("not a record of %s: %s".formatted(stream.name(), e.getMessage()));
        }
    }

    private Normalised plain(RawRecord record, Map<String, @Nullable Object> tree, String key) {
        return new Normalised.Changed(new PlainRecord(
                key,
                parts.label(tree).orElse(null),
                parts.status(tree).orElse(null),
                parts.modified(tree).orElseGet(() -> PolledEvents.seenAt(record)),
                tree));
    }

    private Normalised mapped(Expression map, Map<String, @Nullable Object> tree, String key) {
        if (!(map.evaluate(tree, Map.of()) instanceof Map<?, ?> made)) {
            return new Normalised.Unreadable("map: makes no object");
        }
        List<String> lacking = Entities.required(type).stream()
                .filter(name -> made.get(name) == null)
                .toList();
        if (!lacking.isEmpty()) {
            return new Normalised.Unreadable(
                    "map: makes no whole %s: %s missing".formatted(stream.entity(), String.join(", ", lacking)));
        }
        Entity entity = Json.bean(made, type);
        return entity.id().equals(key)
                ? new Normalised.Changed(entity)
                : new Normalised.Unreadable("map: gives the id %s to record %s".formatted(entity.id(), key));
    }
}
