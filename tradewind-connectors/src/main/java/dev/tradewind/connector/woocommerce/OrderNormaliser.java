package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Normalised;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands what the store sent about orders. Pure, and safe for any thread. */
final class OrderNormaliser {

    /** Placeholders that become orders only if somebody goes on: a checkout page that was opened, a form in wp-admin. */
    private static final Set<String> DRAFTS = Set.of("checkout-draft", "auto-draft");

    private final OrderReading reading;

    OrderNormaliser(URI shop) {
        this.reading = new OrderReading(new ShopAddresses(shop));
    }

    Normalised normalise(RawRecord record) {
        if (!record.stream().equals(WooCommerceConnector.ORDERS)) {
            return new Normalised.Ignored("stream " + record.stream() + " is not read yet");
        }
        if (record.topic().equals(Events.MISSING)) {
            return new Normalised.Gone(record.key(), "the store has no order " + record.key());
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
            return new Normalised.Unreadable("not the JSON of an order: " + e.getMessage());
        } catch (UnexpectedShape e) {
            if (e.isMissing() && isHint(record)) {
                return doubtful(record.key(), "sent in part: " + e.getMessage());
            }
            return new Normalised.Unreadable("not an order as the store writes it: " + e.getMessage());
        }
    }

    // What the store sent by itself can be asked for again; what it answered when asked is all there is.
    private static boolean isHint(RawRecord record) {
        return !record.key().isEmpty() && !Events.ASKED_FOR.contains(record.topic());
    }

    private static Normalised action(RawRecord record) {
        return record.key().isEmpty()
                ? new Normalised.Ignored(record.topic() + " names no order")
                : doubtful(record.key(), record.topic() + " names an order without sending it");
    }

    private Normalised understood(RawRecord record, Map<String, @Nullable Object> tree) {
        if (tree.containsKey("code") && !tree.containsKey("id")) {
            return error(record, tree);
        }
        String id = String.valueOf(tree.get("id"));
        if (!RecordHead.isId(id)) {
            return new Normalised.Unreadable("not an order as the store writes it: order.id is missing or no id");
        }
        if (record.topic().endsWith(".deleted")) {
            return doubtful(id, "said to be in the trash");
        }
        if (tree.get("status") instanceof String status && DRAFTS.contains(status)) {
            return new Normalised.Ignored("a draft, not placed yet: " + status);
        }
        if (tree.size() == 1) {
            return doubtful(id, "named without being sent");
        }
        return new Normalised.Changed(reading.read(tree));
    }

    // The store signs its own errors and sends them instead of the order, without saying which order it was.
    private static Normalised error(RawRecord record, Map<String, @Nullable Object> tree) {
        String code = StoreError.of(tree).code();
        if (!record.key().isEmpty()) {
            return doubtful(record.key(), "the store sent the error " + code + " instead of the order");
        }
        if (code.endsWith("_invalid_id")) {
            return new Normalised.Ignored(
                    "the order was deleted for good before the store sent it, and the body does not name it");
        }
        return new Normalised.Unreadable("the store sent the error " + code
                + " instead of an order. If the user who made the webhook was deleted or lost rights, make the webhook anew."
                + " The next sweep brings the order");
    }

    private static Normalised doubtful(String key, String reason) {
        return new Normalised.Doubtful(WooCommerceConnector.ORDERS, key, reason);
    }
}
