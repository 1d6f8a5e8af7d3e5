package dev.tradewind.engine.sync;

import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.document.Document.FlowRules.OnDeadLetter;
import java.time.Duration;
import java.util.Optional;

/**
 * How a flow treats its deliveries.
 *
 * @param giveUpAfter age at which a delivery that still fails becomes a dead letter
 * @param slo within which a delivery should be applied
 */
public record FlowRules(
        Kind kind, RetrySchedule retry, Duration giveUpAfter, OnDeadLetter onDeadLetter, Optional<Duration> slo) {}
