package dev.tradewind.app.demo;

import dev.tradewind.app.server.HubProgram;
import dev.tradewind.app.server.HubProgram.Beginning;
import dev.tradewind.app.server.ServeSettings;
import dev.tradewind.app.server.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The demo on free ports, without shoppers. */
public final class RunningDemo implements AutoCloseable {

    /** Far more than it takes, for a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServeSettings settings;
    private final DemoWorld world;
    private HubProgram hub;

    public RunningDemo(Path home) {
        this(ServeSettings.defaults(home));
    }

    /** A demo whose hub has settings of its own; its port is free whatever they say. */
    public RunningDemo(ServeSettings settings) {
        this.settings = settings.with(Setting.PORT, "0");
        world = DemoWorld.open(7);
        try {
            hub = startHub();
        } catch (RuntimeException e) {
            world.close();
            throw e;
        }
    }

    private HubProgram startHub() {
        HubProgram started = HubProgram.start(
                settings, new Beginning(ExampleDocuments.ofDemo(), world::variable, world::secret, Optional.of(world)));
        world.sendWebhooksTo(URI.create("http://localhost:" + started.port() + "/hooks/shop"));
        return started;
    }

    /** Ends the hub and starts it anew, on the same home folder and database; store and ERP go on. */
    public void restartHub() {
        hub.close();
        hub = startHub();
    }

    public DemoWorld world() {
        return world;
    }

    public HubProgram hub() {
        return hub;
    }

    public String url() {
        return "http://localhost:" + hub.port();
    }

    /** Places orders until this many of them are for the ERP. */
    public void place(int orders) {
        int wanted = world.status().placed() + orders;
        while (world.status().placed() < wanted) {
            world.placeOrder();
        }
    }

    /** Waits until everything that was placed is at the ERP. */
    public void awaitAllDelivered() throws Exception {
        await(() ->
                world.status().underway() == 0 && hub.hub().insight().overview().waiting() == 0);
    }

    /** Waits until something holds; looks whenever the hub says that something has changed. */
    public void await(BooleanSupplier condition) throws Exception {
        var changed = new Semaphore(1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        AutoCloseable listening = hub.hub().onChange(changed::release);
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() - deadline > 0) {
                    throw new AssertionError("not within " + PATIENCE + ": " + world.status() + " "
                            + hub.hub().insight().overview());
                }
                // With a limit, because what happens at the ERP nobody tells.
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
        world.close();
    }
}
