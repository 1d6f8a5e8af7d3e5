package dev.tradewind.app.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The folder that the hub serves, for the documents that are added to it. Writes only files of its own. */
final class ServedFolder {

    private final Path folder;

    ServedFolder(Path folder) {
        this.folder = folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Writes a new file, whole or not at all.
     *
     * @throws FileAlreadyExistsException if there is one of this name: it is somebody's
     */
    void add(String name, String text) throws IOException {
        Path file = file(name);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        write(file, text);
    }

    /** Replaces a file that holds {@code old}; leaves one that somebody has changed meanwhile. Whether it did. */
    boolean replace(String name, String old, String text) throws IOException {
        Path file = file(name);
        if (!Files.isRegularFile(file) || !Files.readString(file).equals(old)) {
            return false;
        }
        write(file, text);
        return true;
    }

    /** Takes a file away that holds {@code text}. */
    void remove(String name, String text) throws IOException {
        Path file = file(name);
        if (Files.isRegularFile(file) && Files.readString(file).equals(text)) {
            Files.delete(file);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        // Hidden, so that whoever reads the folder meanwhile does not take it for a document.
        Path draft = Files.createTempFile(file.getParent(), ".connection", ".tmp");
        try {
            Files.writeString(draft, text, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
