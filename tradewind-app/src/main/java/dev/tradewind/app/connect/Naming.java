package dev.tradewind.app.connect;

import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.document.Document.ConnectionDocument;
import dev.tradewind.engine.document.DocumentSet;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a new connection is called, or which connection gets other keys.
 *
 * @param renews whether there is such a connection to this store
 */
public record Naming(String name, boolean renews) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** More connections to shops of one host have not been seen. */
    private static final int SAME_MAX = 99;

    /** Leaves room for a number behind it. */
    private static final int HOST_CHARS_MAX = 50;

    /**
     * The name asked for, or one made of the store's host.
     *
     * @throws Controls.Impossible if the name asked for is none, or is taken by another system
     */
    static Naming of(Optional<String> wanted, URI store, DocumentSet inForce) {
        if (wanted.isPresent()) {
            return asked(wanted.get(), store, inForce);
        }
        String base = fromHost(store);
        for (int i = 1; i <= SAME_MAX; i++) {
            String name = i == 1 ? base : base + "-" + i;
            Optional<ConnectionDocument> there = inForce.connection(name);
            if (there.isEmpty()) {
                return new Naming(name, false);
            }
            if (isThisStore(there.get(), store)) {
                return new Naming(name, true);
            }
        }
        throw new Controls.Impossible(
                "There are " + SAME_MAX + " connections called " + base + ": give this one a name.");
    }

    private static Naming asked(String name, URI store, DocumentSet inForce) {
        if (!NAME.matcher(name).matches()) {
            throw new Controls.Impossible("\"" + (name.length() > 63 ? name.substring(0, 63) + "…" : name)
                    + "\" is no name of a connection: small letters, digits and hyphens, 63 at most.");
        }
        Optional<ConnectionDocument> there = inForce.connection(name);
        if (there.isPresent() && !isThisStore(there.get(), store)) {
            throw new Controls.Impossible("There is a connection " + name + " already, and it is not one to " + store
                    + " whose keys are in the vault: choose another name.");
        }
        return new Naming(name, there.isPresent());
    }

    /** Whether a connection leads to this store with consumer keys, so that other keys can take the place of its own. */
    private static boolean isThisStore(ConnectionDocument connection, URI store) {
        return connection.connector().equals("woocommerce")
                && connection
                        .written("url")
                        .map(url -> url.replaceFirst("/+$", ""))
                        .filter(store.toString()::equals)
                        .isPresent()
                && connection.vaultName("credentials.key").isPresent()
                && connection.vaultName("credentials.secret").isPresent();
    }

    private static String fromHost(URI store) {
        String host = store.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        boolean saysNothing = TypedAddress.isThisMachine(host) || host.matches("[0-9.]+|\\[.*");
        String name = host.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return saysNothing || name.isEmpty()
                ? "shop"
                : name.substring(0, Math.min(name.length(), HOST_CHARS_MAX)).replaceFirst("-+$", "");
    }
}
