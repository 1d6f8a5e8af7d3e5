package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a connection's document says about a site's API.
 *
 * @param url the site's address without a slash at its end; empty if the connection only takes forms
 * @param apiPath where its API begins
 * @param user who reads and writes
 * @param password application password of that user
 * @param externalIdMeta meta field that keeps the id of the record elsewhere
 * @param secrets what no outcome may tell
 */
record SiteSettings(
        Optional<URI> url,
        String apiPath,
        String user,
        String password,
        Optional<String> externalIdMeta,
        List<String> secrets) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    static SiteSettings of(Settings settings) {
        String password = settings.find("credentials.password").orElse("");
        List<String> secrets = new ArrayList<>(settings.secrets());
        // WordPress shows it with blanks and takes it without.
        secrets.add(password.replace(" ", ""));
        return new SiteSettings(
                settings.find("url").map(url -> URI.create(url.replaceAll("/+$", ""))),
                settings.text("api-path"),
                settings.find("credentials.user").orElse(""),
                password,
                settings.find("external-id-meta").filter(name -> !name.isBlank()),
                secrets.stream().filter(secret -> !secret.isBlank()).toList());
    }

    /** Why nothing can be read or written, or empty if it can. */
    Optional<String> lack() {
        if (url.isEmpty() || user.isBlank() || password.isBlank()) {
            return Optional.of(
                    "to read the site or to write to it, the connection needs url, credentials.user and credentials.password");
        }
        boolean isSafe = "https".equalsIgnoreCase(url.get().getScheme()) || isOnThisMachine();
        return isSafe
                ? Optional.empty()
                : Optional.of("an application password is sent over https only; give the connection an https:// url");
    }

    /** Whether the site runs on this machine, as the sandbox does. */
    boolean isOnThisMachine() {
        return url.map(URI::getHost)
                .filter(host -> LOOPBACK.contains(host.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    // Never in clear: a record's own text would show the password.
    @Override
    public String toString() {
        return "SiteSettings[" + url.map(URI::toString).orElse("") + "]";
    }
}
