package dev.tradewind.engine.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The hub at a glance.
 *
 * @param events in the journal so far
 * @param unrouted events that are durable but not yet routed
 * @param waiting deliveries waiting, of all flows
 * @param dead dead letters, of all flows
 * @param applied deliveries applied since the first start
 * @param appliedPerMinute deliveries applied in each of the last 30 minutes, oldest first, the current minute last
 * @param lastApplied when the last delivery was applied by this process
 */
public record Overview(
        Instant now,
        Instant startedAt,
        long events,
        long unrouted,
        long waiting,
        long dead,
        long applied,
        List<Integer> appliedPerMinute,
        Optional<Instant> lastApplied) {}
