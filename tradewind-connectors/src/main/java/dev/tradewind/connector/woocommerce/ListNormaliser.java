package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Normalised;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Understands what the store answered about the records of one {@link ListStream}. Pure, and safe for any thread. */
final class ListNormaliser {

    private final ListStream stream;

    ListNormaliser(ListStream stream) {
        this.stream = stream;
    }

    Normalised normalise(RawRecord record) {
        String topic = record.topic();
        if (topic.equals(stream.entity() + Events.MISSING)) {
            return new Normalised.Gone(record.key(), "the store has no such record in " + stream.name());
        }
        if (topic.equals(stream.entity() + Events.UNLISTED)) {
            return new Normalised.Doubtful(stream.name(), record.key(), "not in the store's list any more");
        }
        try {
            Soundness.checkText(record.body());
            Map<String, @Nullable Object> tree = Json.readObject(record.body());
            Soundness.checkTree(tree);
            Fields fields = new Fields(stream.entity(), tree);
            fields.drop("_links");
            fields.dropLocalTimes();
            return new Normalised.Changed(stream.reading().read(fields, seen(record)));
        } catch (MalformedJson e) {
            return new Normalised.Unreadable(
                    "not the JSON of a record of %s: %s".formatted(stream.name(), e.getMessage()));
        } catch (UnexpectedShape e) {
            return new Normalised.Unreadable(
                    "not a record of %s as the store writes it: %s".formatted(stream.name(), e.getMessage()));
        }
    }

    private static ListStream.Seen seen(RawRecord record) {
        String at = record.attributes().get(Events.READ_AT);
        if (record.key().isBlank() || at == null) {
            throw UnexpectedShape.missing(record.key().isBlank() ? "the key" : Events.READ_AT);
        }
        try {
            return new ListStream.Seen(record.key(), Instant.parse(at));
        } catch (DateTimeException e) {
            throw new UnexpectedShape(Events.READ_AT, "is not a time");
        }
    }
}
