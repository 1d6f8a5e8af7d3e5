package dev.tradewind.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A hub's home folder that is gone when it is closed, or one that a person chose, which stays. */
record TemporaryHome(Path path, boolean stays) implements AutoCloseable {

    static TemporaryHome orGiven(@Nullable Path given) throws IOException {
        return given == null
                ? new TemporaryHome(Files.createTempDirectory("tradewind-"), false)
                : new TemporaryHome(given, true);
    }

    @Override
    public void close() throws IOException {
        if (stays) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
