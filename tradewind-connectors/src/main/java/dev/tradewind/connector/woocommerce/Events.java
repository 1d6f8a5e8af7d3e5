package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.RawRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** Makes events of raw records, with a key that is equal for equal content. */
final class Events {

    /** What a read found. */
    static final String READ = ".read";

    /** What a sweep found. */
    static final String SWEPT = ".swept";

    /** What a backfill found. */
    static final String EXISTING = ".existing";

    /** A read found that there is no such record. */
    static final String MISSING = ".missing";

    /** A record that was in a list is not there any more: a hint that it is gone. */
    static final String UNLISTED = ".unlisted";

    /** Attribute: what the store calls the delivery of a webhook; the same for all of one webhook in one second. */
    static final String DELIVERY_ID = "webhook-delivery-id";

    /** Attribute: when the store answered, by its clock; for records that have no time of change. */
    static final String READ_AT = "read-at";

    /** Ends of the topics of events that the hub asked for; the beginning is the stream's entity. */
    private static final Set<String> ASKED_FOR = Set.of(READ, SWEPT, EXISTING);

    /** A dedupe key has at most 200 characters; a longer topic is told apart by the hash, which covers it whole. */
    private static final int TOPIC_CHARS_SHOWN = 70;

    /** As much of an id as fits beside it: names of settings are long; such a record names itself in its body too. */
    private static final int ID_CHARS_SHOWN = 50;

    private static final int SHORT_HASH_CHARS = 8;

    private Events() {}

    /** Whether the hub asked for what a topic tells of. */
    static boolean isAskedFor(String topic, StoreStream stream) {
        String entity = stream.entity();
        return topic.startsWith(entity) && ASKED_FOR.contains(topic.substring(entity.length()));
    }

    /** An event of something that the hub asked for, {@code what} being one of the above. */
    static IncomingEvent asked(StoreStream stream, String what, RecordHead head, byte[] body) {
        return of(stream.name(), stream.entity() + what, head, body, Map.of());
    }

    /** The same, seen at this time once more after it had been something else: a key of its own keeps it from passing for a repetition. */
    static IncomingEvent again(IncomingEvent event, Instant at) {
        return new IncomingEvent(event.dedupeKey() + "|" + at, event.modifiedAt(), event.record());
    }

    static IncomingEvent of(String stream, String topic, RecordHead head, byte[] body, Map<String, String> attributes) {
        return new IncomingEvent(
                dedupeKey(topic, head, body, attributes),
                head.modifiedAt(),
                new RawRecord(stream, topic, head.id(), body, attributes));
    }

    // The delivery id alone tells nothing apart: the store gives all deliveries of one second the same one. But a body
    // without a time says the same each time, of an order that was restored and is deleted again.
    private static String dedupeKey(String topic, RecordHead head, byte[] body, Map<String, String> attributes) {
        String modifiedAt = head.modifiedAt().map(Instant::toString).orElse("");
        String delivery = modifiedAt.isEmpty() ? attributes.getOrDefault(DELIVERY_ID, "") : "";
        String shown = topic.length() <= TOPIC_CHARS_SHOWN ? topic : topic.substring(0, TOPIC_CHARS_SHOWN);
        String id = head.id().length() <= ID_CHARS_SHOWN ? head.id() : head.id().substring(0, ID_CHARS_SHOWN);
        String told = delivery.isEmpty() ? topic : topic + '\0' + delivery;
        return shown + "|" + id + "|" + modifiedAt + "|" + hash(told, body);
    }

    /** Enough to tell any two versions of one record apart. */
    static String shortHash(byte[] body) {
        return hash("", body).substring(0, SHORT_HASH_CHARS);
    }

    static String hash(String topic, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(topic.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
