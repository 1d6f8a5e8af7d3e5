package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Normalised;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import dev.tradewind.connector.woocommerce.access.StoreError;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Understands what the store sent about the records of one stream. Pure, and safe for any thread. */
final class RecordNormaliser {

    /** Status of a record in WordPress' trash: deleted for the people of the shop, until somebody restores it. */
    private static final String TRASH = "trash";

    private final StoreStream stream;

    RecordNormaliser(StoreStream stream) {
        this.stream = stream;
    }

    Normalised normalise(RawRecord record) {
        if (record.topic().equals(stream.entity() + Events.MISSING)) {
            return new Normalised.Gone(record.key(), "the store has no %s %s".formatted(stream.entity(), record.key()));
        }
        if (record.topic().startsWith("action.")) {
            return action(record);
        }
        try {
            Soundness.checkText(record.body());
            Map<String, @Nullable Object> tree = Json.readObject(record.body());
            Soundness.checkTree(tree);
            return understood(record, tree);
        } catch (MalformedJson e) {
            return new Normalised.Unreadable("not the JSON of %s: %s".formatted(a(), e.getMessage()));
        } catch (UnexpectedShape e) {
            if (e.isMissing() && isHint(record)) {
                return doubtful(record.key(), "sent in part: " + e.getMessage());
            }
            return new Normalised.Unreadable("not %s as the store writes it: %s".formatted(a(), e.getMessage()));
        }
    }

    // What the store sent by itself can be asked for again; what it answered when asked is all there is.
    private boolean isHint(RawRecord record) {
        return !record.key().isEmpty() && !Events.isAskedFor(record.topic(), stream);
    }

    private Normalised action(RawRecord record) {
        return record.key().isEmpty()
                ? new Normalised.Ignored("%s names no %s".formatted(record.topic(), stream.entity()))
                : doubtful(record.key(), "%s names %s without sending it".formatted(record.topic(), a()));
    }

    private Normalised understood(RawRecord record, Map<String, @Nullable Object> tree) {
        if (tree.containsKey("code") && !tree.containsKey("id")) {
            return error(record, tree);
        }
        String id = String.valueOf(tree.get("id"));
        if (!RecordHead.isId(id)) {
            return new Normalised.Unreadable(
                    "not %s as the store writes it: %s.id is missing or no id".formatted(a(), stream.entity()));
        }
        if (record.topic().endsWith(".deleted")) {
            return doubtful(id, "said to be deleted or in the trash");
        }
        if (tree.get("status") instanceof String status && stream.drafts().contains(status)) {
            return new Normalised.Ignored("a draft, nothing yet: " + status);
        }
        if (tree.size() == 1) {
            return doubtful(id, "named without being sent");
        }
        return new Normalised.Changed(stream.reading().read(tree), TRASH.equals(tree.get("status")));
    }

    // The store signs its own errors and sends them instead of the record, without saying which it was.
    private Normalised error(RawRecord record, Map<String, @Nullable Object> tree) {
        String code = StoreError.of(tree).code();
        String entity = stream.entity();
        if (!record.key().isEmpty()) {
            return doubtful(record.key(), "the store sent the error %s instead of the %s".formatted(code, entity));
        }
        if (code.endsWith("_invalid_id")) {
            return new Normalised.Ignored(
                    "the %s was deleted for good before the store sent it, and the body does not name it"
                            .formatted(entity));
        }
        return new Normalised.Unreadable("the store sent the error " + code + " instead of " + a()
                + ". If the user who made the webhook was deleted or lost rights, make the webhook anew."
                + " The next sweep brings the " + entity);
    }

    private Normalised doubtful(String key, String reason) {
        return new Normalised.Doubtful(stream.name(), key, reason);
    }

    /** One record, with its article. */
    private String a() {
        return (stream.entity().startsWith("o") ? "an " : "a ") + stream.entity();
    }
}
