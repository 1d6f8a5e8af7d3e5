package dev.tradewind.engine.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the files of a folder that documents are made of. */
public final class DocumentFolder {

    /** Folders within folders, at most; nobody sorts flows deeper. */
    private static final int DEPTH_MAX = 8;

    private DocumentFolder() {}

    /**
     * Content by name relative to {@code folder}, of all {@code .yaml}, {@code .yml} and {@code .jsonata} files, also in
     * folders below; what is hidden (a leading dot) is passed over. A single file may be given instead of a folder.
     *
     * @throws IOException if there is no such folder or a file cannot be read
     */
    public static Map<String, byte[]> read(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Path root = Files.isRegularFile(folder) ? folder.resolveSibling("").toAbsolutePath() : folder.toAbsolutePath();
        try (Stream<Path> paths = Files.walk(folder, DEPTH_MAX)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                String name = root.toAbsolutePath()
                        .relativize(path.toAbsolutePath())
                        .toString()
                        .replace('\\', '/');
                if (name.matches("(?s)(?!\\.)(?!.*/\\.).*\\.(ya?ml|jsonata)") && files.size() <= Documents.FILES_MAX) {
                    files.put(name, readBounded(path));
                }
            }
        }
        return files;
    }

    /** One byte more than the limit is enough to be refused for it. */
    private static byte[] readBounded(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(YamlReader.BYTES_MAX + 1);
        }
    }
}
