package dev.tradewind.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.demo.Example;
import dev.tradewind.app.demo.ExampleControls.Status;
import dev.tradewind.app.demo.ExampleWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code tradewind example NAME} runs: simulated systems in which things happen by themselves, and the hub. */
@Timeout(300)
final class EachExampleRunsTest {

    private static final long SEED = 20261127;

    /** Enough for every kind of happening in each. */
    private static final int HAPPENINGS = 12;

    private static boolean isAllThere(Status status) {
        return status.source().holds() == status.destination().holds();
    }

    @ParameterizedTest
    @EnumSource
    void whatHappensAtTheSource_isAtTheDestination_alsoWhatHappenedWhileThatWasDown(Example example, @TempDir Path home)
            throws Exception {
        try (ExampleWorld world = example.open(SEED);
                ExampleHub hub = ExampleHub.start(example, home, world)) {
            world.happen();
            hub.await(world::status, () -> world.status().destination().holds() > 0 && isAllThere(world.status()));

            world.destination(false);
            for (int i = 0; i < HAPPENINGS; i++) {
                world.happen();
            }
            assertThat(world.status()).as("while it is down").satisfies(status -> {
                assertThat(status.destinationUp()).isFalse();
                assertThat(isAllThere(status)).isFalse();
            });

            world.destination(true);
            hub.await(world::status, () -> isAllThere(world.status()));
        }
    }

    @Test
    void everyFolder_isAnExampleThatRuns() throws Exception {
        try (Stream<Path> folders = Files.list(Path.of("."))) {
            assertThat(folders.filter(folder -> Files.exists(folder.resolve(folder.getFileName() + ".yaml")))
                            .map(folder -> folder.getFileName().toString())
                            .filter(name -> !name.equals("orders-to-erp")))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(Example.values()).map(Example::word).toList());
        }
    }
}
