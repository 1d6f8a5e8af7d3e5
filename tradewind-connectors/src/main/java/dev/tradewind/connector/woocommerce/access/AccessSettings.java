package dev.tradewind.connector.woocommerce.access;

import dev.tradewind.api.Settings;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a connection's document says about how to get at its store.
 *
 * @param url the shop's address, without a slash at its end
 * @param api form of the API's addresses; empty to find out
 */
public record AccessSettings(URI url, Optional<ApiForm> api, Authentication authentication, Credentials credentials) {

    static final String AUTOMATIC = "automatic";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public AccessSettings {
        if (authentication.usesKeys() && api.isPresent() && !api.get().takesKeys()) {
            throw new IllegalArgumentException("api: " + api.get().setting() + " goes with authentication:"
                    + " application-password only. WooCommerce looks at consumer keys only where an address has /wp-json/"
                    + " in it: choose other permalinks than \"Plain\" under Settings > Permalinks, or use an application"
                    + " password");
        }
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if they do not fit each other; the message says what to write
     */
    public static AccessSettings of(Settings settings) {
        URI url = URI.create(settings.url("url").toString().replaceAll("/+$", ""));
        Authentication authentication = authentication(settings, url);
        return new AccessSettings(url, form(settings), authentication, credentials(settings, authentication));
    }

    private static Authentication authentication(Settings settings, URI url) {
        String wanted = settings.find("authentication").orElse(AUTOMATIC);
        if (wanted.equals(AUTOMATIC)) {
            return isHttps(url) ? Authentication.BASIC : Authentication.OAUTH1;
        }
        return Authentication.named(wanted)
                .orElseThrow(() -> new IllegalArgumentException("authentication must be automatic, basic, oauth1, query"
                        + " or application-password, was " + wanted));
    }

    private static Optional<ApiForm> form(Settings settings) {
        String wanted = settings.find("api").orElse(AUTOMATIC);
        if (wanted.equals(AUTOMATIC)) {
            return Optional.empty();
        }
        return Optional.of(ApiForm.named(wanted)
                .orElseThrow(() -> new IllegalArgumentException(
                        "api must be automatic, wp-json, index.php or rest-route, was " + wanted)));
    }

    private static Credentials credentials(Settings settings, Authentication authentication) {
        return authentication.usesKeys()
                ? new Credentials(
                        needed(settings, "credentials.key", authentication),
                        needed(settings, "credentials.secret", authentication))
                : new Credentials(
                        needed(settings, "credentials.user", authentication),
                        needed(settings, "credentials.password", authentication));
    }

    private static String needed(Settings settings, String name, Authentication authentication) {
        return settings.find(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is missing: authentication %s needs it".formatted(name, authentication.setting())));
    }

    public boolean isHttps() {
        return isHttps(url);
    }

    private static boolean isHttps(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    /** Whether the secret would go over a network in clear: then it would be anybody's, and nothing is sent. */
    public boolean wouldLeakTheSecret() {
        return authentication.sendsTheSecret() && !isHttps() && !isLoopback(url);
    }

    private static boolean isLoopback(URI url) {
        String host = url.getHost();
        return host != null && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    }

    /** The same store, with another way to show who asks. */
    public AccessSettings with(Authentication other) {
        return new AccessSettings(url, api, other, credentials);
    }
}
