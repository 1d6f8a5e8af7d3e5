package dev.tradewind.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.demo.Example;
import dev.tradewind.app.demo.ExampleWorld;
import dev.tradewind.app.server.HubProgram;
import dev.tradewind.app.server.HubProgram.Beginning;
import dev.tradewind.app.server.RunningHub;
import dev.tradewind.app.server.ServeSettings;
import dev.tradewind.app.server.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A real hub on a free port that runs one of the examples as it stands, but for the time between two looks. */
final class ExampleHub implements AutoCloseable {

    /** Far more than it takes, for a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HubProgram hub;

    private ExampleHub(HubProgram hub) {
        this.hub = hub;
    }

    /**
     * Starts a hub between systems of the test's own.
     *
     * @param variables what the documents take from the environment
     * @param secrets what they take from the vault
     */
    static ExampleHub start(Example example, Path home, Map<String, String> variables, Map<String, String> secrets) {
        return start(
                home,
                new Beginning(
                        example.documents(),
                        name -> Optional.ofNullable(variables.get(name)),
                        name -> Optional.ofNullable(secrets.get(name)),
                        Optional.empty()));
    }

    /** Starts a hub as {@code tradewind example} does. */
    static ExampleHub start(Example example, Path home, ExampleWorld world) {
        return start(example.documents(), home, world);
    }

    /** Starts a hub between the systems of an example, with documents of one's own. */
    static ExampleHub start(Map<String, byte[]> documents, Path home, ExampleWorld world) {
        ExampleHub hub = start(home, new Beginning(documents, world::variable, world::secret, Optional.of(world)));
        world.hubAt(URI.create("http://127.0.0.1:" + hub.port()));
        return hub;
    }

    private static ExampleHub start(Path home, Beginning beginning) {
        return new ExampleHub(HubProgram.start(ServeSettings.defaults(home).with(Setting.PORT, "0"), beginning));
    }

    RunningHub hub() {
        return hub.hub();
    }

    int port() {
        return hub.port();
    }

    /**
     * Waits until something holds; looks whenever the hub says that something has changed.
     *
     * @param state what the other system holds, for the message if it comes to nothing
     */
    void await(Supplier<?> state, BooleanSupplier condition) throws Exception {
        var changed = new Semaphore(1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        AutoCloseable listening = hub.hub().onChange(changed::release);
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    assertThat(state.get())
                            .as("within %s; %s", PATIENCE, hub.hub().insight().overview())
                            .isNull();
                }
                if (changed.tryAcquire(250, TimeUnit.MILLISECONDS)) {
                    changed.drainPermits();
                }
            }
        } finally {
            listening.close();
        }
    }

    @Override
    public void close() {
        hub.close();
    }
}
