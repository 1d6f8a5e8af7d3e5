package dev.tradewind.engine.admin;

import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.lane.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a flow is doing.
 *
 * @param tally deliveries in each state; a state that is not there has none
 * @param slo within which deliveries should be applied
 * @param late records with a live delivery that waits for longer than that; a thousand stands for more, too
 * @param lastError of the last failed attempt of this process, in plain words
 */
public record FlowStatus(
        String name,
        int version,
        String source,
        String stream,
        String destination,
        String operation,
        Map<DeliveryState, Long> tally,
        Optional<Pause> pause,
        Optional<Duration> slo,
        int late,
        Optional<Instant> lastApplied,
        Optional<String> lastError,
        Optional<Instant> lastErrorAt,
        List<Integer> appliedPerMinute) {}
