package dev.tradewind.sandbox.store;

import java.time.Duration;

/**
 * What the world between store and receiver does to webhooks. Percentages are of deliveries, drawn from the seeded
 * random.
 *
 * @param dropPercent never arrive, and the store takes them for delivered
 * @param duplicatePercent arrive twice
 * @param reorderPercent let a later one go first
 * @param delayMax each waits a random time up to this; 0 for none. Not with {@link DeliveryMode.Manual}.
 */
public record Chaos(int dropPercent, int duplicatePercent, int reorderPercent, Duration delayMax) {

    /** Nothing goes wrong. */
    public static final Chaos NONE = new Chaos(0, 0, 0, Duration.ZERO);

    public Chaos {
        for (int percent : new int[] {dropPercent, duplicatePercent, reorderPercent}) {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("percent must be 0 to 100, was " + percent);
            }
        }
        if (delayMax.isNegative() || delayMax.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("delayMax must be 0 to 1 hour, was " + delayMax);
        }
    }

    /** This share of the webhooks is lost. */
    public static Chaos dropping(int percent) {
        return new Chaos(percent, 0, 0, Duration.ZERO);
    }
}
