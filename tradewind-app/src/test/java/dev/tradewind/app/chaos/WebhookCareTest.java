package dev.tradewind.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.sandbox.store.Chaos;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that makes the webhooks of a store itself, and mends them. */
class WebhookCareTest {

    private static final int FAILURES_UNTIL_OFF = 7;

    private static final World.Plan ORDERS = new World.Plan(1, Chaos.NONE, true, false, List.of("orders"));

    @TempDir
    Path folder;

    @Test
    void webhooksThatTheStoreSwitchedOff_areMadeAnew_andWhatWasMissedIsFound() throws Exception {
        try (World world = new World(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), ORDERS)) {
            world.begin();
            world.awaitWebhooks(4);

            world.block(true);
            int order = order(world);
            for (int i = 0; i < FAILURES_UNTIL_OFF; i++) {
                world.store.updateOrder(order, Map.of("status", i % 2 == 0 ? "on-hold" : "processing"));
                world.store.runQueue();
            }
            assertThat(world.isSwitchedOff()).isTrue();
            world.block(false);
            int missed = order(world);
            world.store.runQueue();

            world.awaitWebhooks(4);
            assertThat(world.webhooks()).containsExactly("active", "active", "active", "active");
            assertThat(world.differencesWithoutSweep())
                    .as("order %d was missed", missed)
                    .isEmpty();

            order(world);
            assertThat(world.differencesWithoutSweep())
                    .as("webhooks come again")
                    .isEmpty();
        }
    }

    private static int order(World world) {
        return world.store.createOrder(Map.of("status", "processing"));
    }
}
