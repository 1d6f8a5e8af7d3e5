package dev.tradewind.engine.sync;

import java.time.Duration;

/**
 * How long what is done with is kept.
 *
 * @param events since they were received; those that an open delivery needs stay
 * @param deliveries since their final state; open ones stay
 * @param attempts since they were made: they hold what was sent and answered, and are the first to go
 */
public record Retention(Duration events, Duration deliveries, Duration attempts) {

    public static final Retention DEFAULT =
            new Retention(Duration.ofDays(180), Duration.ofDays(180), Duration.ofDays(30));
}
