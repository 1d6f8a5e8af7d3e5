package dev.tradewind.api;

import java.time.Instant;
import java.util.Optional;

/**
 * One event as a source hands it over, not yet in the journal.
 *
 * @param dedupeKey equal for the same content, different for any other: made of topic, key, modified time and a hash of
 *     the body; where the content has no time, also of what the source calls this sending of it, since the same may happen
 *     again; at most 200 characters
 * @param modifiedAt when the record changed, by the source's clock, if the record says so
 * @param record the raw record
 */
public record IncomingEvent(String dedupeKey, Optional<Instant> modifiedAt, RawRecord record) {}
