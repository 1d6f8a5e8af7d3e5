package dev.tradewind.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gives every known hostile input to the place where it would come in: the lists, and each finding of the fuzzer as a file in
 * {@code src/test/resources/hostile}, in a folder for each target.
 */
class HostileInputTest {

    private static final Path FOUND = Path.of("src", "test", "resources", "hostile");

    @Test
    void webhooks_areAnsweredAndRouted_whateverTheyHold(@TempDir Path folder) {
        try (var target = WebhookTarget.in(folder)) {
            replay(target, Seeds.webhooks(), "webhook");
        }
    }

    @Test
    void documents_areRightOrTheirProblemsTold_whateverTheyHold() {
        replay(new DocumentTarget(), Seeds.documents(), "document");
    }

    @Test
    void expressions_giveAResultOrAFault_andSoon() {
        replay(new ExpressionTarget(), Seeds.expressions(), "expression");
    }

    private static void replay(Target target, Stream<byte[]> seeds, String name) {
        List<byte[]> all = Stream.concat(seeds, found(name)).toList();
        assertThat(all).hasSizeGreaterThan(10);
        for (byte[] input : all) {
            try {
                target.accept(input);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                String shown =
                        new String(input, 0, Math.min(input.length, 200), java.nio.charset.StandardCharsets.ISO_8859_1);
                throw new AssertionError(name + " of " + input.length + " bytes: " + shown, e);
            }
        }
    }

    private static Stream<byte[]> found(String name) {
        Path folder = FOUND.resolve(name);
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream().map(HostileInputTest::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
