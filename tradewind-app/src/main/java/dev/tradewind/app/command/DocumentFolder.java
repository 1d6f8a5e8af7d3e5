package dev.tradewind.app.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A folder with documents: YAML files and the maps they refer to. */
final class DocumentFolder {

    /** More are no installation but a wrong folder. */
    static final int FILES_MAX = 2_000;

    /** Real documents have a few kilobytes. */
    static final long FILE_BYTES_MAX = 1024 * 1024;

    private static final Set<String> ENDINGS = Set.of("yaml", "yml", "jsonata");

    private DocumentFolder() {}

    /** Whether the folder itself, not those below it, has a document. */
    static boolean hasDocuments(Path folder) {
        try (var files = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            return files.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads all documents in and below a folder, except in hidden folders; a single file gives itself.
     *
     * @return bytes by name, relative to the folder and with {@code /}
     * @throws CommandFailed with what to do, if it cannot be read or is too much
     */
    static Map<String, byte[]> read(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        Path root = Files.isRegularFile(folder) ? folder.toAbsolutePath().getParent() : folder;
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                    boolean isHidden =
                            !dir.equals(folder) && dir.getFileName().toString().startsWith(".");
                    return isHidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile() && isDocument(file)) {
                        take(
                                root == null ? file : root.toAbsolutePath().relativize(file.toAbsolutePath()),
                                file,
                                files);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            throw new CommandFailed(ExitCode.USAGE, "There is no " + folder + ".");
        } catch (IOException e) {
            throw new CommandFailed(ExitCode.FAILED, folder + " cannot be read: " + e + ".");
        }
        if (files.isEmpty()) {
            throw new CommandFailed(
                    ExitCode.USAGE, "There are no documents (.yaml, .yml) in " + folder + ". Is it the right folder?");
        }
        return files;
    }

    private static boolean isDocument(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static void take(Path name, Path file, Map<String, byte[]> files) throws IOException {
        if (files.size() == FILES_MAX) {
            throw new CommandFailed(
                    ExitCode.USAGE, "There are more than " + FILES_MAX + " documents. Is it the right folder?");
        }
        if (Files.size(file) > FILE_BYTES_MAX) {
            throw new CommandFailed(ExitCode.USAGE, file + " is larger than 1 MiB, which no document is.");
        }
        files.put(name.toString().replace('\\', '/'), Files.readAllBytes(file));
    }
}
