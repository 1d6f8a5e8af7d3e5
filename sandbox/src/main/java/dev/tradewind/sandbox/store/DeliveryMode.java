package dev.tradewind.sandbox.store;

import java.time.Duration;

/** When the store works off its queue of webhooks. */
public sealed interface DeliveryMode {

    /** At once, on a thread of the store. A real store takes up to a minute. */
    record Immediate() implements DeliveryMode {}

    /** This long after it was queued, as WP-Cron does about once a minute. */
    record After(Duration delay) implements DeliveryMode {}

    /**
     * As the real store does: when a request arrives, or {@code wp-cron.php} is called, and the last run was at least
     * this long ago. Without requests nothing is ever sent.
     */
    record WpCron(Duration every) implements DeliveryMode {}

    /** Only when {@link SandboxStore#runQueue()} is called, on the caller's thread. For tests. */
    record Manual() implements DeliveryMode {}
}
