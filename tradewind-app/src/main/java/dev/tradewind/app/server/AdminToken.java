package dev.tradewind.app.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The secret that opens the console and the API. Compared in constant time; kept as a hash, so that no dump shows it. */
public final class AdminToken {

    /** Name of its file in the home folder. */
    public static final String FILE = "admin-token";

    private static final int RANDOM_BYTES = 32;

    private final Path file;
    private final byte[] hash;

    private AdminToken(Path file, String token) {
        this.file = file;
        this.hash = sha256(token);
    }

    /**
     * Reads the token of this home folder; makes one first if there is none. Only the owner can read the file.
     *
     * @param random must be cryptographically strong
     */
    public static AdminToken of(Path home, RandomGenerator random) throws IOException {
        Path file = home.resolve(FILE);
        Files.createDirectories(home);
        if (!Files.exists(file)) {
            byte[] bytes = new byte[RANDOM_BYTES];
            random.nextBytes(bytes);
            create(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        String token = Files.readString(file).strip();
        if (token.length() < RANDOM_BYTES) {
            throw new IOException(file + " holds no usable token: delete it, and a new one is made at the next start.");
        }
        return new AdminToken(file, token);
    }

    private static void create(Path file, String token) throws IOException {
        Set<StandardOpenOption> anew = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, anew, OwnFile.attributes(file))) {
            channel.write(StandardCharsets.UTF_8.encode(token + "\n"));
        } catch (FileAlreadyExistsException e) {
            // Another process made it at the same moment: its token holds.
        }
    }

    public boolean matches(String candidate) {
        return MessageDigest.isEqual(hash, sha256(candidate.strip()));
    }

    public Path file() {
        return file;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
