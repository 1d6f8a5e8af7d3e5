package dev.tradewind.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.sandbox.store.Chaos;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: whatever happens to webhooks, the hub ends up knowing what the store holds, record by record.
 *
 * <p>Method: for each seed a store lives through some dozen changes to orders, products with variations, customers, coupons and
 * refunds: made, changed, put in the trash, taken back, deleted for good, and checkouts opened and left, while stock moves
 * with the orders. Its webhooks are lost (30 %), doubled, reordered, up to four minutes late, cut short, told under other
 * topics, and switched off by the store because the hub was away. Every other store keeps orders as posts; every tenth hub
 * is on PostgreSQL. Then sweeps and censuses come, and every record of the hub's entity store is compared with the store's
 * own, and again after later sweeps. {@code -Dchaos.seeds=100} for more of them, {@code -Dchaos.first=N} to see one again.
 */
class ChaosTest {

    private static final int SEEDS = Integer.getInteger("chaos.seeds", 10);
    private static final long FIRST = Long.getLong("chaos.first", 1);

    /** Most of a life is waiting for loops that look at the clock now and then. */
    private static final int AT_ONCE = 12;

    private static final int CHANGES = 80;
    private static final int EVERY_SO_MANY = 10;
    private static final Chaos CHAOS = new Chaos(30, 20, 30, 0, Duration.ofMinutes(4));

    @TempDir
    Path folder;

    @Test
    void afterASweep_theHubKnowsEveryRecordAsItIs_whateverBecameOfTheWebhooks() throws Exception {
        List<Lived> lives = new ArrayList<>();
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Lived>> living = LongStream.range(FIRST, FIRST + SEEDS)
                    .mapToObj(seed -> threads.submit(() -> live(seed, database(seed, server))))
                    .toList();
            for (Future<Lived> life : living) {
                lives.add(life.get());
            }
        }
        List<Long> disabled =
                lives.stream().filter(Lived::disabled).map(Lived::seed).toList();
        System.out.printf(
                "%d seeds from %d, %d records compared, %d webhooks cut short; the store switched webhooks off in those of %s%n",
                SEEDS,
                FIRST,
                lives.stream().mapToInt(Lived::records).sum(),
                lives.stream().mapToInt(Lived::inPart).sum(),
                disabled);
        assertThat(lives).allSatisfy(lived -> {
            assertThat(lived.differences()).as("seed %d", lived.seed()).isEmpty();
            assertThat(lived.records()).as("records of seed %d", lived.seed()).isGreaterThan(10);
        });
        assertThat(disabled)
                .as("seeds in which the store switched webhooks off")
                .isNotEmpty();
    }

    private record Lived(long seed, int records, int inPart, boolean disabled, Map<String, String> differences) {}

    private static Lived live(long seed, DatabaseSettings database) throws IOException, InterruptedException {
        var random = new Random(seed);
        var plan = new World.Plan(seed, CHAOS, false, seed % 2 == 0, Comparison.STREAMS);
        try (World world = new World(database, plan)) {
            world.begin();
            Life life = new Life(world.store, random);
            boolean isLong = seed % EVERY_SO_MANY == 0;
            int awayFrom = isLong ? 0 : random.nextInt(CHANGES);
            int awayUntil = isLong ? CHANGES : awayFrom + random.nextInt(CHANGES);
            for (int i = 0; i < CHANGES; i++) {
                world.block(i >= awayFrom && i < awayUntil);
                life.goOn();
                if (random.nextInt(3) == 0) {
                    world.store.runQueue();
                }
                if (random.nextBoolean()) {
                    world.clock.forward(Duration.ofMillis(random.nextInt(90_000)));
                }
            }
            world.block(false);
            boolean disabled = world.isSwitchedOff();
            int records = world.records();
            return new Lived(seed, records, world.inPart(), disabled, world.differencesAfterSweeps());
        }
    }

    private DatabaseSettings database(long seed, EmbeddedPostgres server) throws IOException, SQLException {
        if (seed % EVERY_SO_MANY != EVERY_SO_MANY / 2) {
            return new DatabaseSettings.Sqlite(
                    Files.createDirectory(folder.resolve("seed-" + seed)).resolve("hub.db"));
        }
        String name = "seed_" + seed;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new DatabaseSettings.Postgresql(server.getJdbcUrl("postgres", name), "postgres", "postgres");
    }
}
