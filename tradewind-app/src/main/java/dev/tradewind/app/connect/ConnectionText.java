package dev.tradewind.app.connect;

import dev.tradewind.connector.woocommerce.access.Authentication;
import java.net.URI;
import java.util.List;

/**
 * The document of a connection to a store, as a person would have written it.
 *
 * @param authentication written down only where it is not what the connector takes by itself
 * @param user with {@link Authentication#APPLICATION_PASSWORD}; else empty
 */
record ConnectionText(String name, URI url, Authentication authentication, String user) {

    /** Secrets of the connection in the vault, behind its name and a slash. */
    static final String KEY = "key";

    static final String SECRET = "secret";
    static final String PASSWORD = "password";
    static final String WEBHOOK = "webhook-secret";
    static final String WEBHOOK_PREVIOUS = "webhook-secret-previous";

    static final List<String> SECRETS = List.of(KEY, SECRET, PASSWORD, WEBHOOK, WEBHOOK_PREVIOUS);

    /** Where the vault holds one of {@link #SECRETS}. */
    static String vaultName(String connection, String secret) {
        return connection + "/" + secret;
    }

    /** As the documents in force are exported. */
    static String file(String connection) {
        return "connections/" + connection + ".yaml";
    }

    String yaml() {
        var text = new StringBuilder("connection: " + name + "\nconnector: woocommerce\nurl: " + url + "\n");
        switch (authentication) {
            case BASIC, OAUTH1 -> text.append(keys());
            case QUERY ->
                text.append("# The shop's host strips the Authorization header, so the key goes into the address.\n")
                        .append("authentication: query\n")
                        .append(keys());
            case APPLICATION_PASSWORD ->
                text.append("authentication: application-password\ncredentials:\n  user: ")
                        .append(quoted(user))
                        .append("\n  password: ")
                        .append(reference(PASSWORD))
                        .append('\n');
        }
        return text.append("webhook-secret: ")
                .append(reference(WEBHOOK))
                .append("\n# The same, until \"tradewind webhooks rotate\" makes a new one.\nwebhook-secret-previous: ")
                .append(reference(WEBHOOK_PREVIOUS))
                .append('\n')
                .toString();
    }

    private String keys() {
        return "credentials:\n  key: " + reference(KEY) + "\n  secret: " + reference(SECRET) + "\n";
    }

    private String reference(String secret) {
        return "${vault:" + vaultName(name, secret) + "}";
    }

    /** In YAML's single quotes, where nothing but the quote itself means anything. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
