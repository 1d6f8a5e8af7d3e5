package dev.tradewind.engine.lane;

import java.time.Instant;

/**
 * A delivery that may be attempted now: the first of its lane, and due.
 *
 * @param since when it became due
 */
public record Due(long id, Lane lane, Instant since) {}
