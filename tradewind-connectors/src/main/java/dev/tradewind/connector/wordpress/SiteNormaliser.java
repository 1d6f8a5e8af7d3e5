package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Normalised;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import dev.tradewind.connector.polling.PolledEvents;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Understands what a site answered about the records of one stream. Pure, and safe for any thread. */
final class SiteNormaliser {

    /** Status of a record that its people have put away, until somebody restores it. */
    private static final String TRASH = "trash";

    private final SiteReading reading;

    SiteNormaliser(SiteReading reading) {
        this.reading = reading;
    }

    Normalised normalise(RawRecord record) {
        return switch (record.topic()) {
            case PolledEvents.MISSING -> new Normalised.Gone(record.key(), "the site has no such record any more");
            case PolledEvents.UNLISTED ->
                new Normalised.Doubtful(record.stream(), record.key(), "not in the site's list any more");
            default -> understood(record);
        };
    }

    private Normalised understood(RawRecord record) {
        try {
            Map<String, @Nullable Object> tree = Json.readObject(record.body());
            if (!SiteApi.id(tree).equals(Optional.of(record.key()))) {
                return new Normalised.Unreadable("the record is not the one that its event names: " + record.key());
            }
            return new Normalised.Changed(
                    reading.read(record.key(), tree, PolledEvents.seenAt(record)), TRASH.equals(tree.get("status")));
        } catch (MalformedJson | UnfitRecord e) {
            return new Normalised.Unreadable(
                    "not a record of %s as a site writes it: %s".formatted(record.stream(), e.getMessage()));
        }
    }
}
