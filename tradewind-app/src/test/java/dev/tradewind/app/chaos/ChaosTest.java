package dev.tradewind.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.sandbox.store.Chaos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: whatever happens to webhooks, the hub ends up knowing what the store holds, record by record.
 *
 * <p>Method: for each seed a store lives through some dozen changes while its webhooks are lost (30 %), doubled, reordered,
 * held up, and switched off by the store because the hub was away. Orders go to the trash, come back, and are deleted for
 * good, of which no webhook tells; those that are deleted before they were told of are told as an error. Every other store
 * keeps orders as posts, and tells of an order in the trash as a product and a coupon. Then sweeps and a census come, and
 * every order of the hub's entity store is compared with the store's own. {@code -Dchaos.seeds=100} for more of them, {@code -Dchaos.first=N} to see one
 * again.
 */
class ChaosTest {

    private static final int SEEDS = Integer.getInteger("chaos.seeds", 8);

    /** In one of ten lives the store switches its webhooks off; in those of 40 and 47. */
    private static final long FIRST = Long.getLong("chaos.first", 40);

    private static final int AT_ONCE = 4;
    private static final int CHANGES = 40;
    private static final Chaos CHAOS = new Chaos(30, 20, 30, Duration.ZERO);
    private static final List<String> STATUSES = List.of("pending", "processing", "on-hold", "completed", "cancelled");

    @TempDir
    Path folder;

    @Test
    void afterASweep_theHubKnowsEveryOrderAsItIs_whateverBecameOfTheWebhooks() throws Exception {
        List<Long> disabled = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Lived>> lives = new ArrayList<>();
            for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
                long one = seed;
                lives.add(threads.submit(() -> live(one)));
            }
            for (Future<Lived> life : lives) {
                Lived lived = life.get();
                assertThat(lived.differences()).as("seed %d", lived.seed()).isEmpty();
                assertThat(lived.orders()).as("orders of seed %d", lived.seed()).isGreaterThan(3);
                if (lived.disabled()) {
                    disabled.add(lived.seed());
                }
            }
        }
        System.out.printf(
                "%d seeds from %d; the store switched its webhooks off in those of %s%n", SEEDS, FIRST, disabled);
        assertThat(disabled)
                .as("seeds in which the store switched webhooks off")
                .isNotEmpty();
    }

    private record Lived(long seed, int orders, boolean disabled, Map<String, String> differences) {}

    private Lived live(long seed) throws IOException, InterruptedException {
        var random = new Random(seed);
        Path home = Files.createDirectory(folder.resolve("seed-" + seed));
        try (World world = new World(home, seed, CHAOS, false, seed % 2 == 0)) {
            world.begin();
            int awayFrom = random.nextInt(CHANGES);
            int awayUntil = awayFrom + random.nextInt(CHANGES);
            for (int i = 0; i < CHANGES; i++) {
                world.block(i >= awayFrom && i < awayUntil);
                change(world, random);
                if (random.nextInt(3) == 0) {
                    world.store.runQueue();
                }
                if (random.nextBoolean()) {
                    world.clock.forward(Duration.ofMillis(random.nextInt(90_000)));
                }
            }
            world.block(false);
            boolean disabled = world.isSwitchedOff();
            return new Lived(seed, world.store.orderIds().size(), disabled, world.differencesAfterSweeps());
        }
    }

    private static void change(World world, Random random) {
        List<Integer> orders = world.store.orderIds();
        if (orders.isEmpty() || random.nextInt(3) == 0) {
            world.store.createOrder(
                    Map.of("status", "processing", "fee_lines", List.of(Map.of("name", "Fee", "total", "12.50"))));
            return;
        }
        int order = orders.get(random.nextInt(orders.size()));
        boolean trashed = "trash".equals(world.store.order(order).get("status"));
        if (random.nextInt(12) == 0) {
            world.store.deleteOrder(order);
        } else if (trashed) {
            world.store.untrashOrder(order);
        } else if (random.nextInt(6) == 0) {
            world.store.trashOrder(order);
        } else {
            world.store.updateOrder(order, Map.of("status", STATUSES.get(random.nextInt(STATUSES.size()))));
        }
    }
}
