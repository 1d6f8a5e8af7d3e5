package dev.tradewind.engine.journal;

import dev.tradewind.engine.base.EntityKey;
import java.time.Instant;

/**
 * An event without its body and attributes, for lists.
 *
 * @param entity which record it speaks of; the key is empty if the event does not tell
 */
public record EventHead(long seq, EntityKey entity, String topic, Origin origin, Instant receivedAt) {}
