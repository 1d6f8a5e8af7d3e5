package dev.tradewind.sandbox.store;

import java.time.Duration;

/**
 * What the world between store and receiver does to webhooks. Percentages are of deliveries, drawn from the store's
 * seed.
 *
 * @param dropPercent never arrive, and the store takes them for delivered
 * @param duplicatePercent arrive twice, the second time after up to {@code delayMax}
 * @param reorderPercent let a later one go first
 * @param failPercent never arrive, and the store counts a failure; so many in a row, and it disables the webhook
 * @param delayMax each waits a random time up to this; 0 for none. With {@link DeliveryMode.Manual} the time is that of
 *     the store's clock, and {@link SandboxStore#runQueue()} sends what is due by it
 */
public record Chaos(int dropPercent, int duplicatePercent, int reorderPercent, int failPercent, Duration delayMax) {

    /** Nothing goes wrong. */
    public static final Chaos NONE = new Chaos(0, 0, 0, 0, Duration.ZERO);

    public Chaos {
        for (int percent : new int[] {dropPercent, duplicatePercent, reorderPercent, failPercent}) {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("percent must be 0 to 100, was " + percent);
            }
        }
        if (delayMax.isNegative() || delayMax.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("delayMax must be 0 to 1 hour, was " + delayMax);
        }
    }

    /** Without failures that the store notices. */
    public Chaos(int dropPercent, int duplicatePercent, int reorderPercent, Duration delayMax) {
        this(dropPercent, duplicatePercent, reorderPercent, 0, delayMax);
    }

    /** This share of the webhooks is lost. */
    public static Chaos dropping(int percent) {
        return new Chaos(percent, 0, 0, 0, Duration.ZERO);
    }
}
