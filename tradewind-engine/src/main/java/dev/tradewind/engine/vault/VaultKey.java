package dev.tradewind.engine.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** The key that opens a vault: AES-256-GCM, as a Tink keyset in JSON. Shows nothing of itself. */
final class VaultKey {

    private final KeysetHandle keyset;
    private final Aead aead;

    private VaultKey(KeysetHandle keyset) throws GeneralSecurityException {
        this.keyset = keyset;
        this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The key in {@code given} if there is one, else the one in {@code file}, else a new one, written there. */
    static VaultKey open(Optional<String> given, Path file) throws IOException {
        if (given.isPresent()) {
            return parse(given.get(), "the environment variable " + FileVault.KEY_VARIABLE);
        }
        if (Files.exists(file)) {
            return parse(Files.readString(file), file.toString());
        }
        VaultKey key = create();
        PrivateFile.create(file, key.text());
        return key;
    }

    static VaultKey create() {
        try {
            return new VaultKey(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
    }

    /** What is wrong with a key is not told in detail: the message of a parser may hold a part of it. */
    private static VaultKey parse(String text, String where) {
        try {
            return new VaultKey(TinkJsonProtoKeysetFormat.parseKeyset(
                    text, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new UnusableVault(
                    "the key in %s is none: put back the key that this vault was made with".formatted(where));
        }
    }

    /** The key in clear, for its file. */
    String text() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was just made cannot be written", e);
        }
    }

    byte[] encrypt(byte[] clear, byte[] associated) {
        try {
            return aead.encrypt(clear, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM failed to encrypt", e);
        }
    }

    Optional<byte[]> decrypt(byte[] sealed, byte[] associated) {
        try {
            return Optional.of(aead.decrypt(sealed, associated));
        } catch (GeneralSecurityException e) {
            return Optional.empty(); // Another key, or changed by somebody: the caller says which secret.
        }
    }

    @Override
    public String toString() {
        return "VaultKey[secret]";
    }
}
