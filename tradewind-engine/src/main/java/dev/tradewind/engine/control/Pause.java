package dev.tradewind.engine.control;

import java.time.Instant;

/**
 * A flow or a connection that does not work for now.
 *
 * @param by a person's name, or {@code tradewind} if the hub stopped it (a revoked key)
 */
public record Pause(Kind kind, String name, String by, String reason, Instant at) {

    /** What is paused. Stored by name. */
    public enum Kind {
        FLOW,
        CONNECTION
    }
}
