package dev.tradewind.connector.polling;

import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Makes events of what was read, with a key that is equal for equal content. */
public final class PolledEvents {

    /** Topics: what a sweep, a backfill, a read found; what a read did not find; what a list no longer shows. */
    public static final String SWEPT = "swept";

    public static final String EXISTING = "existing";
    public static final String READ = "read";
    public static final String MISSING = "missing";
    public static final String UNLISTED = "unlisted";

    /** Attribute of a record that does not say when it changed: when it was read. */
    private static final String SEEN_AT = "seen-at";

    /** A dedupe key has at most 200 characters; a longer key is told apart by the hash, which covers it whole. */
    private static final int KEY_CHARS_SHOWN = 60;

    private PolledEvents() {}

    /**
     * An event of a record.
     *
     * @param look empty if equal content is the same event whenever it is seen; otherwise what tells this time from others
     */
    public static IncomingEvent of(String stream, String topic, Polled record, String look, Instant now) {
        Map<String, String> attributes = record.modifiedAt().isPresent() ? Map.of() : Map.of(SEEN_AT, now.toString());
        return new IncomingEvent(
                dedupeKey(topic, record, look),
                record.modifiedAt(),
                new RawRecord(stream, topic, record.key(), record.body(), attributes));
    }

    /** An event of a record that is not there, {@code topic} being {@link #MISSING} or {@link #UNLISTED}. */
    public static IncomingEvent gone(String stream, String topic, String key, String look) {
        Polled nothing = new Polled(key, Optional.empty(), Optional.empty(), Json.write(Map.of("key", key)));
        return new IncomingEvent(
                dedupeKey(topic, nothing, look),
                Optional.empty(),
                new RawRecord(stream, topic, key, nothing.body(), Map.of()));
    }

    /** When a record was read that does not say when it changed. */
    public static Instant seenAt(RawRecord record) {
        try {
            return Instant.parse(record.attributes().getOrDefault(SEEN_AT, ""));
        } catch (DateTimeParseException e) {
            return Instant.EPOCH; // Kept by nobody of ours; such a record is older than any other.
        }
    }

    private static String dedupeKey(String topic, Polled record, String look) {
        String key = record.key();
        String shown = key.length() <= KEY_CHARS_SHOWN ? key : key.substring(0, KEY_CHARS_SHOWN);
        String time = record.modifiedAt().map(Instant::toString).orElse("");
        return String.join("|", topic, shown, time, look, hash(topic + '\0' + key + '\0', record.content()));
    }

    /** A short text that is equal for equal bytes. */
    static String hash(String before, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
