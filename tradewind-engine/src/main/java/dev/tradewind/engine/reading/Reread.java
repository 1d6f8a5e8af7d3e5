package dev.tradewind.engine.reading;

import dev.tradewind.engine.base.EntityKey;
import java.time.Instant;

/**
 * A record that must be read again, because what came was a hint.
 *
 * @param reason for people
 * @param causeSeq event that asked for it
 * @param dueAt not read before
 */
public record Reread(EntityKey entity, String reason, long causeSeq, Instant dueAt, int attempts) {}
