package dev.tradewind.app.intake;

import java.time.Duration;

/**
 * What one request may cost.
 *
 * @param bodyBytesMax longest body
 * @param bodyTimeMax longest time from its first to its last byte
 */
public record IntakeLimits(int bodyBytesMax, Duration bodyTimeMax) {

    public IntakeLimits {
        if (bodyBytesMax < 1) {
            throw new IllegalArgumentException("bodyBytesMax must be at least 1, was " + bodyBytesMax);
        }
    }
}
