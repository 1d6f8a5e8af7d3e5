package dev.tradewind.app.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that only their owner may read. The folder they are in does not ensure that: somebody else may have made it, open to
 * others. Where rights are not those of POSIX, files have what their folder gives them.
 */
final class OwnFile {

    private static final Set<PosixFilePermission> RIGHTS = PosixFilePermissions.fromString("rw-------");

    private OwnFile() {}

    /** Makes an empty file; fails if it is there. Nobody else can read it at any time. */
    static void create(Path file) throws IOException {
        Files.createFile(file, attributes(file));
    }

    /** What to make such a file with. */
    static FileAttribute<?>[] attributes(Path file) throws IOException {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(RIGHTS)}
                : new FileAttribute<?>[0];
    }

    /** Takes the rights of others to a file away, if it is there and they have any. */
    static void close(Path file) throws IOException {
        if (Files.exists(file)
                && isPosix(file)
                && !Files.getPosixFilePermissions(file).equals(RIGHTS)) {
            Files.setPosixFilePermissions(file, RIGHTS);
        }
    }

    private static boolean isPosix(Path file) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        return Files.getFileStore(folder).supportsFileAttributeView("posix");
    }
}
