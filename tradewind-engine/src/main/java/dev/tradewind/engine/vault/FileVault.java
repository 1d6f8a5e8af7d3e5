package dev.tradewind.engine.vault;

import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A vault in two files: the key, and the secrets, each encrypted by itself with AES-256-GCM and bound to its name, so
 * that nobody can put one secret in the place of another.
 *
 * <p>The files are made at the first start, readable for their owner only. Whoever has both has the secrets: a backup
 * should hold one of them, or the key be given in the environment. One process at a time writes; safe for any thread.
 */
public final class FileVault implements Vault {

    /** Environment variable that can hold the key instead of the file: the text of a key file. */
    public static final String KEY_VARIABLE = "TRADEWIND_KEY";

    private static final String KEY_FILE = "vault.key";
    private static final String SECRETS_FILE = "vault.json";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._/-]{0," + (NAME_CHARS_MAX - 1) + "}";

    private final Path file;
    private final VaultKey key;
    private final Map<String, String> sealed;

    private FileVault(Path file, VaultKey key, Map<String, String> sealed) {
        this.file = file;
        this.key = key;
        this.sealed = sealed;
    }

    /**
     * Opens the vault in a folder, or makes one.
     *
     * @param givenKey the value of {@link #KEY_VARIABLE}; empty to use the key file
     * @throws UnusableVault if the key does not open what is there
     */
    public static FileVault open(Path folder, Optional<String> givenKey) {
        Path secrets = folder.resolve(SECRETS_FILE);
        try {
            boolean keyIsThere = givenKey.isPresent() || Files.exists(folder.resolve(KEY_FILE));
            if (!keyIsThere && Files.exists(secrets)) {
                throw new UnusableVault("%s is there, but its key %s is not: put the key file back, or set %s"
                        .formatted(secrets, KEY_FILE, KEY_VARIABLE));
            }
            var vault = new FileVault(secrets, VaultKey.open(givenKey, folder.resolve(KEY_FILE)), read(secrets));
            vault.sealed.keySet().forEach(vault::get); // A wrong key is told at the start, not at the first order.
            return vault;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(Path secrets) throws IOException {
        Map<String, String> sealed = new TreeMap<>();
        if (Files.exists(secrets)) {
            try {
                Map<String, @Nullable Object> tree = Json.readObject(Files.readAllBytes(secrets));
                tree.forEach((name, value) -> sealed.put(name, String.valueOf(value)));
            } catch (MalformedJson e) {
                throw new UnusableVault(
                        "%s is damaged (%s): restore it from a backup".formatted(secrets, e.getMessage()));
            }
        }
        return sealed;
    }

    @Override
    public synchronized Optional<String> get(String name) {
        return Optional.ofNullable(sealed.get(name)).map(text -> open(name, text));
    }

    private String open(String name, String text) {
        try {
            return key.decrypt(Base64.getDecoder().decode(text), name.getBytes(StandardCharsets.UTF_8))
                    .map(clear -> new String(clear, StandardCharsets.UTF_8))
                    .orElseThrow(() -> unreadable(name));
        } catch (IllegalArgumentException notBase64) {
            throw unreadable(name);
        }
    }

    private UnusableVault unreadable(String name) {
        return new UnusableVault("the secret '%s' in %s cannot be read: the key is another one, or the file was changed"
                .formatted(name, file));
    }

    @Override
    public synchronized void set(String name, String value) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "'%s' is no name of a secret: letters, digits and . _ / - only, at most %d, beginning with a letter or digit"
                            .formatted(name.length() > 60 ? name.substring(0, 60) + "…" : name, NAME_CHARS_MAX));
        }
        if (value.isEmpty() || value.length() > VALUE_CHARS_MAX) {
            throw new IllegalArgumentException("the value of '%s' must have 1 to %d characters, has %d"
                    .formatted(name, VALUE_CHARS_MAX, value.length()));
        }
        byte[] bytes = key.encrypt(value.getBytes(StandardCharsets.UTF_8), name.getBytes(StandardCharsets.UTF_8));
        Map<String, String> next = new TreeMap<>(sealed);
        next.put(name, Base64.getEncoder().encodeToString(bytes));
        write(next);
    }

    @Override
    public synchronized boolean remove(String name) {
        if (!sealed.containsKey(name)) {
            return false;
        }
        Map<String, String> next = new TreeMap<>(sealed);
        next.remove(name);
        write(next);
        return true;
    }

    /** On disk first: what cannot be written is not held either. */
    private void write(Map<String, String> next) {
        try {
            PrivateFile.replace(file, Json.pretty(next) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the vault cannot be written", e);
        }
        sealed.clear();
        sealed.putAll(next);
    }

    @Override
    public synchronized Set<String> names() {
        return Collections.unmodifiableSet(new TreeSet<>(sealed.keySet()));
    }

    @Override
    public synchronized String toString() {
        return "FileVault[%d secrets]".formatted(sealed.size());
    }
}
