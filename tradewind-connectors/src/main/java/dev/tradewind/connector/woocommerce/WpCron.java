package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.HttpCall;
import dev.tradewind.api.Nudge;
import dev.tradewind.api.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Drives WP-Cron of a shop with few visitors: WordPress works off what waits, webhooks among it, when somebody visits, or
 * when wp-cron.php is called.
 */
final class WpCron {

    /** WordPress does not run it more often than once a minute. */
    private static final Duration LEAST = Duration.ofMinutes(1);

    private static final Duration MOST = Duration.ofHours(1);

    private WpCron() {}

    /** Empty if {@code drive-cron} is off. */
    static Optional<Nudge> nudge(Settings settings) {
        if (settings.find("drive-cron").orElse("off").equals("off")) {
            return Optional.empty();
        }
        Duration every = settings.duration("drive-cron");
        if (every.compareTo(LEAST) < 0 || every.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("drive-cron must be from 1m to 1h, or off");
        }
        String shop = settings.text("url").replaceFirst("/+$", "");
        URI address = URI.create(shop + "/wp-cron.php?doing_wp_cron");
        return Optional.of(new Nudge(every, HttpCall.get(address)));
    }
}
