package dev.tradewind.tidy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of this repository that people write.
 *
 * <p>Read from the folder, not from git, so that the rules also hold in an unpacked archive. Files that are not UTF-8,
 * such as pictures, are left out.
 */
public final class Repository {

    /** Made by tools or by running the program; .gitignore names them too. */
    private static final Set<String> NOT_OURS =
            Set.of(".git", ".tradewind", ".idea", ".vscode", "target", "node_modules", ".cifuzz-corpus");

    /** Third-party texts that must stay as they are. */
    private static final Set<String> VERBATIM = Set.of("LICENSE", "mvnw");

    /** Above this a file is data. The longest file we allow to be written is a tenth of it. */
    private static final long BYTES_MAX = 1_000_000;

    private Repository() {}

    /** The root: the first folder above the working folder that holds the launcher. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("tradewind"))) {
            folder = Optional.ofNullable(folder.getParent())
                    .orElseThrow(() -> new IllegalStateException(
                            "no launcher in any folder above " + Path.of("").toAbsolutePath()));
        }
        return folder;
    }

    static List<TextFile> files() throws IOException {
        Path root = root();
        List<TextFile> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(nameOf(folder)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                // In a git worktree .git is a file.
                if (!NOT_OURS.contains(nameOf(file))
                        && !VERBATIM.contains(nameOf(file))
                        && attributes.size() <= BYTES_MAX) {
                    String path = root.relativize(file).toString().replace('\\', '/');
                    read(file).ifPresent(text -> files.add(new TextFile(path, text)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return List.copyOf(files);
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }
}
