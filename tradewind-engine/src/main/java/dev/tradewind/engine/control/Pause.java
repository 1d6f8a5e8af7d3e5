package dev.tradewind.engine.control;

import java.time.Instant;

/**
 * A flow or a connection that does not work for now.
 *
 * @param by a person's name, or {@link #BY_THE_HUB}
 */
public record Pause(Kind kind, String name, String by, String reason, Instant at) {

    /** The hub stopped it by itself: a key was revoked. */
    public static final String BY_THE_HUB = "tradewind";

    /** What is paused. Stored by name. */
    public enum Kind {
        FLOW,
        CONNECTION
    }
}
