package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Settings;
import dev.tradewind.connector.woocommerce.access.AccessSettings;
import dev.tradewind.connector.woocommerce.database.DatabaseSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a connection's document says about a store.
 *
 * @param access where it is, and who the hub is to it
 * @param webhookSecrets secrets a webhook may be signed with; none of them blank
 * @param overlap how far back a sweep looks again
 * @param database where what exists is read, if not by the API
 */
record StoreSettings(
        AccessSettings access, List<String> webhookSecrets, Duration overlap, Optional<DatabaseSettings> database) {

    private static final Duration OVERLAP_MIN = Duration.ofSeconds(1);

    /** More would read a day's orders again with every sweep. */
    private static final Duration OVERLAP_MAX = Duration.ofDays(1);

    StoreSettings {
        webhookSecrets = List.copyOf(webhookSecrets);
        if (overlap.compareTo(OVERLAP_MIN) < 0 || overlap.compareTo(OVERLAP_MAX) > 0) {
            throw new IllegalArgumentException(
                    "sweep-overlap must be between %s and %s, was %s".formatted(OVERLAP_MIN, OVERLAP_MAX, overlap));
        }
    }

    static StoreSettings of(Settings settings) {
        return new StoreSettings(
                AccessSettings.of(settings),
                webhookSecrets(settings),
                settings.duration("sweep-overlap"),
                DatabaseSettings.of(settings));
    }

    /** The shop's address, without a slash at its end. */
    URI url() {
        return access.url();
    }

    // A blank secret would let everyone sign.
    private static List<String> webhookSecrets(Settings settings) {
        return Stream.of("webhook-secret", "webhook-secret-previous")
                .map(settings::find)
                .flatMap(Optional::stream)
                .filter(secret -> !secret.isBlank())
                .toList();
    }

    // Never in clear: a record's own text would show the secrets.
    @Override
    public String toString() {
        return "StoreSettings[" + url() + "]";
    }
}
