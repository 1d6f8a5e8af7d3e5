package dev.tradewind.app.demo;

import dev.tradewind.sandbox.http.Fault;
import dev.tradewind.sandbox.http.Faults;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The systems of an example, and what happens in them. Everything in it is in memory and gone when closed. Safe for any
 * thread.
 */
public abstract class ExampleWorld implements ExampleControls, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ExampleWorld.class);

    private final Map<String, String> variables;
    private final Map<String, String> secrets;
    private final Faults destination;
    private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("example-", 0).factory());

    /**
     * @param variables what its documents refer to as {@code ${env:NAME}}
     * @param secrets what they refer to as {@code ${vault:name}}
     * @param destination of the system that the hub writes to
     */
    ExampleWorld(Map<String, String> variables, Map<String, String> secrets, Faults destination) {
        this.variables = Map.copyOf(variables);
        this.secrets = Map.copyOf(secrets);
        this.destination = destination;
    }

    public final Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    public final Optional<String> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    /** Tells the source where the hub is; for sources that call the hub. */
    public void hubAt(URI hub) {}

    /** Has something happen again and again. */
    public final void liven(Duration pause) {
        var _ = time.scheduleWithFixedDelay(this::tryToHappen, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tryToHappen() {
        try {
            happen();
        } catch (RuntimeException e) {
            log.warn("Nothing happens for once: {}", e.toString());
        }
    }

    @Override
    public final void destination(boolean up) {
        if (up) {
            destination.clear();
        } else {
            destination.always(Fault.Kind.DOWN);
        }
    }

    final boolean isDestinationUp() {
        return destination.current().isEmpty();
    }

    /** Closes the two systems. */
    abstract void end();

    @Override
    public final void close() {
        time.shutdownNow();
        end();
    }
}
