package dev.tradewind.app.connect;

import dev.tradewind.app.server.RunningHub;
import dev.tradewind.connector.woocommerce.access.Authentication;
import dev.tradewind.engine.Configuration.Applied;
import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.document.Document.ConnectionDocument;
import dev.tradewind.engine.vault.Vault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a store's keys into the vault and its connection in force: all of it or nothing. Secrets first, then the file in the
 * folder that the hub serves, then the documents: whatever a crash leaves behind does no harm, and is overwritten by the
 * next try. Used by one thread at a time.
 */
final class ConnectionWriter {

    /** Whoever is written down as having applied the documents. */
    static final String BY = "connect";

    private static final Logger log = LoggerFactory.getLogger(ConnectionWriter.class);

    private final RunningHub hub;
    private final RandomGenerator random;

    ConnectionWriter(RunningHub hub, RandomGenerator random) {
        this.hub = hub;
        this.random = random;
    }

    private Optional<ServedFolder> folder() {
        return hub.documents().folder().map(ServedFolder::new);
    }

    /**
     * Puts a connection in force, or other keys into one that is.
     *
     * @return where its document is, in sentences
     * @throws Controls.Impossible if it cannot be done; nothing is changed then
     */
    List<String> write(Naming naming, URI url, StoreKeys keys) {
        return naming.renews() ? renew(naming.name(), keys) : add(naming.name(), url, keys);
    }

    private List<String> renew(String name, StoreKeys keys) {
        ConnectionDocument document = hub.documents()
                .current()
                .connection(name)
                .orElseThrow(
                        () -> new Controls.Impossible("The connection " + name + " is gone: connect the store anew."));
        Optional<String> key = document.vaultName("credentials.key");
        Optional<String> secret = document.vaultName("credentials.secret");
        if (!(keys instanceof StoreKeys.Consumer consumer) || key.isEmpty() || secret.isEmpty()) {
            throw new Controls.Impossible("The connection " + name
                    + " and these credentials are of different kinds: change its document, and put them into the vault"
                    + " (tradewind vault set).");
        }
        hub.vault().set(key.get(), consumer.key());
        hub.vault().set(secret.get(), consumer.secret());
        applied(hub.documents().applyAlso(Map.of(), BY, ""));
        return List.of("The connection " + name + " was there already and has the new keys.");
    }

    private List<String> add(String name, URI url, StoreKeys keys) {
        if (hub.documents().current().connection(name).isPresent()) {
            throw new Controls.Impossible("A connection " + name + " has been made meanwhile: begin again.");
        }
        refuseIfUsed(name);
        ConnectionText text = text(name, url, keys);
        putAway(name, keys);
        String file = ConnectionText.file(name);
        List<String> notes = new ArrayList<>();
        try {
            notes.add(
                    folder().map(it -> intoFolder(it, file, text.yaml()))
                            .orElse(
                                    "Its document is kept by the hub. Whoever"
                                            + " applies a folder takes it out again, unless it is in that folder: \"tradewind export\" writes it."));
            applied(hub.documents().applyAlso(files(file, text), BY, name + ": " + url));
        } catch (RuntimeException e) {
            takeBack(name, file, text.yaml());
            throw e;
        }
        return notes;
    }

    /** Secrets that another connection lives on must not be overwritten. */
    private void refuseIfUsed(String name) {
        String place = "${vault:" + name + "/";
        if (hub.documents().export().values().stream().anyMatch(text -> text.contains(place))) {
            throw new Controls.Impossible(
                    "Another connection has its secrets in the vault under " + name + "/: choose another name.");
        }
    }

    private static ConnectionText text(String name, URI url, StoreKeys keys) {
        return switch (keys) {
            case StoreKeys.Consumer consumer -> new ConnectionText(name, url, Authentication.BASIC, "");
            case StoreKeys.ApplicationPassword password ->
                new ConnectionText(name, url, Authentication.APPLICATION_PASSWORD, password.user());
        };
    }

    private void putAway(String name, StoreKeys keys) {
        Vault vault = hub.vault();
        switch (keys) {
            case StoreKeys.Consumer consumer -> {
                vault.set(ConnectionText.vaultName(name, ConnectionText.KEY), consumer.key());
                vault.set(ConnectionText.vaultName(name, ConnectionText.SECRET), consumer.secret());
            }
            case StoreKeys.ApplicationPassword password ->
                vault.set(ConnectionText.vaultName(name, ConnectionText.PASSWORD), password.password());
        }
        String webhookSecret = WebhookSecrets.random(random);
        vault.set(ConnectionText.vaultName(name, ConnectionText.WEBHOOK), webhookSecret);
        vault.set(ConnectionText.vaultName(name, ConnectionText.WEBHOOK_PREVIOUS), webhookSecret);
    }

    /** A folder that cannot be written keeps no store from being connected; the person must know it, though. */
    private static String intoFolder(ServedFolder folder, String file, String yaml) {
        try {
            folder.add(file, yaml);
            return "Its document is " + folder.file(file) + ".";
        } catch (IOException e) {
            log.warn("The document of a new connection could not be written to {}.", folder.file(file), e);
            return "Its document is kept by the hub, but could not be written to " + folder.file(file) + " ("
                    + e.getClass().getSimpleName() + "). Write it there (\"tradewind export\" shows it), or it is gone"
                    + " when the hub starts again with that folder.";
        }
    }

    private static Map<String, byte[]> files(String file, ConnectionText text) {
        return Map.of(file, text.yaml().getBytes(StandardCharsets.UTF_8));
    }

    private static void applied(Applied applied) {
        if (applied instanceof Applied.Faulty faulty) {
            throw new Controls.Impossible("The documents in force and the new connection do not fit each other: "
                    + faulty.problems().getFirst());
        }
    }

    private void takeBack(String name, String file, String yaml) {
        ConnectionText.SECRETS.forEach(secret -> hub.vault().remove(ConnectionText.vaultName(name, secret)));
        folder().ifPresent(it -> {
            try {
                it.remove(file, yaml);
            } catch (IOException e) {
                log.warn("{} could not be removed; its connection is not in force.", it.file(file), e);
            }
        });
    }

    /**
     * Writes down, in force and in the folder, that the key goes into the address.
     *
     * @return what was done, in a sentence
     */
    String useQuery(String name, URI url) {
        String old = new ConnectionText(name, url, Authentication.BASIC, "").yaml();
        ConnectionText text = new ConnectionText(name, url, Authentication.QUERY, "");
        String file = ConnectionText.file(name);
        applied(hub.documents().applyAlso(files(file, text), BY, name + ": authentication: query"));
        Optional<ServedFolder> folder = folder();
        boolean written = folder.isEmpty() || replaced(folder.get(), file, old, text.yaml());
        return "The shop's host strips the Authorization header, so the key goes into the address (authentication: query)"
                + (written ? "." : "; write that into " + folder.get().file(file) + ", too.");
    }

    private static boolean replaced(ServedFolder folder, String file, String old, String text) {
        try {
            return folder.replace(file, old, text);
        } catch (IOException e) {
            log.warn("{} could not be changed.", folder.file(file), e);
            return false;
        }
    }
}
