package dev.tradewind.app.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder with everything that one hub owns, while that hub has it. Only one process at a time can: two would both
 * work on every lane, and so deliver twice and out of order.
 */
public final class HomeFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private HomeFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** A folder that another hub has. */
    public static final class Taken extends IOException {
        Taken(Path path) {
            super("another hub is running in " + path.toAbsolutePath().normalize()
                    + ": stop it, or give this one a folder of its own with --home");
        }
    }

    /**
     * Takes the folder; makes it, for its owner alone, if it is not there.
     *
     * @throws Taken if another process has it
     */
    public static HomeFolder take(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
        }
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new Taken(path);
        }
        return new HomeFolder(path, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // This very process has it already.
        }
    }

    public Path path() {
        return path;
    }

    /** Gives it back. The file stays: taking it away would let two processes lock two files of one name. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
