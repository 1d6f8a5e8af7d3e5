package dev.tradewind.connector.woocommerce;

import static dev.tradewind.api.SettingSpec.optional;
import static dev.tradewind.api.SettingSpec.required;

import dev.tradewind.api.Checkup;
import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Connector;
import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.Destination;
import dev.tradewind.api.Nudge;
import dev.tradewind.api.SettingSpec;
import dev.tradewind.api.SettingSpec.Kind;
import dev.tradewind.api.Source;
import dev.tradewind.api.StreamSpec;
import dev.tradewind.api.WebhookCare;
import dev.tradewind.connector.woocommerce.access.AccessSettings;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import dev.tradewind.connector.woocommerce.access.StoreDoor;
import dev.tradewind.connector.woocommerce.checkup.StoreCheckup;
import dev.tradewind.connector.woocommerce.database.DatabaseSettings;
import dev.tradewind.connector.woocommerce.database.StoreDatabase;
import dev.tradewind.connector.woocommerce.write.WooCommerceDestination;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads WooCommerce stores, and writes to them. */
public final class WooCommerceConnector implements Connector {

    private static final String AUTHENTICATION =
            "automatic (basic on https, oauth1 on http), basic, oauth1, query or application-password";

    private static final String API = "Form of the API's addresses: automatic, wp-json, index.php or rest-route";

    private static final List<SettingSpec> SETTINGS = List.of(
            required(
                    "url",
                    Kind.URL,
                    "The shop's address, for example https://shop.example; on http requests are signed"),
            optional("authentication", Kind.TEXT, "automatic", AUTHENTICATION),
            optional("api", Kind.TEXT, "automatic", API),
            optional(
                    "credentials.key",
                    Kind.SECRET,
                    null,
                    "Consumer key, ck_…; made in WooCommerce > Settings > Advanced > REST API"),
            optional("credentials.secret", Kind.SECRET, null, "Consumer secret, cs_…; shown once, with the key"),
            optional("credentials.user", Kind.TEXT, null, "WordPress user, with authentication: application-password"),
            optional("credentials.password", Kind.SECRET, null, "An application password of that user"),
            optional("webhook-secret", Kind.SECRET, null, "Secret of the shop's webhooks; without it none is accepted"),
            optional(
                    "webhook-secret-previous",
                    Kind.SECRET,
                    null,
                    "Secret that is being replaced; accepted as well, so that no webhook is lost meanwhile"),
            optional(
                    "webhooks",
                    Kind.TEXT,
                    "automatic",
                    "automatic: the hub makes and mends the shop's webhooks, if it knows its public-url; manual: people do"),
            optional(
                    "drive-cron",
                    Kind.TEXT,
                    "off",
                    "For shops with few visitors: when nothing has come for so long (1m to 1h), wp-cron.php is called, so that"
                            + " webhooks go out; off for never"),
            optional(
                    "sweep-overlap",
                    Kind.DURATION,
                    "5m",
                    "How far back a sweep looks again, for orders that were saved slowly; at least 1s, at most 1d"),
            optional(
                    "currency",
                    Kind.TEXT,
                    null,
                    "What the shop's prices are in, for example EUR: products and coupons do not tell"),
            optional(
                    "database.url",
                    Kind.TEXT,
                    null,
                    "The shop's database, jdbc:mariadb://host:3306/name: backfills and the census of orders and refunds go by it"),
            optional("database.user", Kind.TEXT, null, "An account of the database that may read and nothing else"),
            optional("database.password", Kind.SECRET, null, "That account's password"),
            optional(
                    "database.table-prefix",
                    Kind.TEXT,
                    "wp_",
                    "What the shop's tables begin with, $table_prefix in its wp-config.php"));

    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            "woocommerce", "WooCommerce", SETTINGS, streams(), WooCommerceDestination.OPERATIONS);

    private static List<StreamSpec> streams() {
        URI anyShop = URI.create("https://shop.invalid");
        return Stream.concat(
                        new StoreStreams(anyShop, null).all().stream().map(StoreStream::spec),
                        new ListStreams(anyShop).all().stream().map(ListStream::spec))
                .toList();
    }

    @Override
    public ConnectorDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Optional<Source> source(ConnectionContext connection) {
        StoreSettings settings = StoreSettings.of(connection.settings());
        StoreStreams streams = new StoreStreams(
                settings.url(), connection.settings().find("currency").orElse(null));
        return Optional.of(
                new WooCommerceSource(settings, streams, new ListStreams(settings.url()), connection.clock()));
    }

    @Override
    public Optional<Destination> destination(ConnectionContext connection) {
        StoreApi store = new StoreApi(AccessSettings.of(connection.settings()), connection.clock());
        return Optional.of(new WooCommerceDestination(store));
    }

    @Override
    public Optional<Checkup> checkup(ConnectionContext connection) {
        var door = new StoreDoor(AccessSettings.of(connection.settings()), connection.clock(), new SecureRandom());
        return Optional.of(new StoreCheckup(
                connection.name(),
                door,
                connection.clock(),
                DatabaseSettings.of(connection.settings()).map(StoreDatabase::new)));
    }

    @Override
    public Optional<Nudge> nudge(ConnectionContext connection) {
        return WpCron.nudge(connection.settings());
    }

    @Override
    public Optional<WebhookCare> webhookCare(ConnectionContext connection) {
        StoreApi store = new StoreApi(AccessSettings.of(connection.settings()), connection.clock());
        boolean careful = switch (connection.settings().find("webhooks").orElse("automatic")) {
            case "automatic" -> true;
            case "manual" -> false;
            default -> throw new IllegalArgumentException("webhooks must be automatic or manual");
        };
        return connection
                .settings()
                .find("webhook-secret")
                .filter(secret -> careful && !secret.isBlank())
                .map(secret -> new StoreWebhooks(store, connection.name(), secret));
    }
}
