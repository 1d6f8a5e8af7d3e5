package dev.tradewind.engine.lane;

import java.time.Duration;
import java.time.Instant;

/**
 * One try of a delivery.
 *
 * @param number from 1
 * @param outcome {@code applied}, {@code unchanged}, or the class of the failure in lower case
 * @param reason in plain words; empty for none
 * @param exchanges what was sent and answered, masked, as a JSON array; {@code []} for none
 */
public record Attempt(
        long delivery, int number, Instant startedAt, Duration took, String outcome, String reason, String exchanges) {}
