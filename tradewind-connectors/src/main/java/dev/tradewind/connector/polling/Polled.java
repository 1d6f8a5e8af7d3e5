package dev.tradewind.connector.polling;

import java.time.Instant;
import java.util.Optional;

/**
 * One record of a list.
 *
 * @param key its id at the source
 * @param modifiedAt when it last changed, by the source's clock, if it says so
 * @param createdAt when it came into being, if it says so
 * @param body its JSON
 * @param content what of it tells one version from another: the body, unless something in that differs at every look
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Polled(
        String key, Optional<Instant> modifiedAt, Optional<Instant> createdAt, byte[] body, byte[] content) {

    /** A record whose whole body counts. */
    public Polled(String key, Optional<Instant> modifiedAt, Optional<Instant> createdAt, byte[] body) {
        this(key, modifiedAt, createdAt, body, body);
    }
}
