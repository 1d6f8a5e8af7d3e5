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
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Polled(String key, Optional<Instant> modifiedAt, Optional<Instant> createdAt, byte[] body) {}
