package dev.tradewind.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.crash.Office.Write;
import dev.tradewind.sandbox.http.Faults;
import dev.tradewind.sandbox.http.SandboxServer;
import dev.tradewind.sandbox.store.HostPace;
import dev.tradewind.sandbox.store.SandboxStore;
import dev.tradewind.testkit.database.MariaDbServer;
import dev.tradewind.testkit.database.StoreRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backfill on the real process, killed while it reads and again while it delivers: every order of the shop is in the entity
 * store once, and was written at the destination once.
 */
@Tag("crash")
class BackfillKillTest {

    private static final long SEED = Long.getLong("crash.seed", 20_261_120L);

    /** Enough that pages are still to be read when the hub dies; more with {@code -Dcrash.orders}. */
    private static final int ORDERS = Integer.getInteger("crash.orders", 10_000);

    private static final int PRODUCTS = 200;

    /** Placeholders, and what was thrown away: a backfill brings neither, and a sweep the latter if it was just thrown away. */
    private static final Set<String> NOT_DELIVERED = Set.of("checkout-draft", "trash");

    /** Ten minutes, and some for each order on a machine that does much else. */
    private static final Duration WAIT_MAX = Duration.ofMinutes(10).plus(Duration.ofMillis(20L * ORDERS));

    private static final Duration LOOK = Duration.ofMillis(10);

    @TempDir
    private Path folder;

    /** A moment at which the hub is to die. */
    @FunctionalInterface
    private interface Moment {
        boolean hasCome() throws IOException, InterruptedException;
    }

    @Test
    void backfillByTheApi_killedTwice_bringsEveryOrderOnce() throws Exception {
        try (SandboxStore store = store()) {
            // A tenth of the recorded host's time for a page; without, the last page would be read before anybody
            // looks.
            store.pace(HostPace.recorded().atPercent(10));
            backfill(store, "");
        }
    }

    @Test
    void backfillByTheDatabase_killedTwice_bringsEveryOrderOnce() throws Exception {
        MariaDbServer server = MariaDbServer.shared();
        try (SandboxStore store = store()) {
            String database = server.createDatabase();
            StoreRows.fill(
                    server, database, store.url(), store.orderIds().stream().map(store::order));
            backfill(store, """
                    database:
                      url: %s
                      user: %s
                      password: ${env:KILL_TEST_KEY}
                    """.formatted(server.url(database), server.createReader(database, Office.KEY)));
        }
    }

    private static SandboxStore store() {
        SandboxStore store =
                SandboxStore.builder().keys(Office.KEY, Office.KEY).empty().start();
        store.generate(PRODUCTS, ORDERS, SEED);
        return store;
    }

    private void backfill(SandboxStore store, String database) throws Exception {
        Set<String> expected = expected(store);
        var office = new Office();
        int port = HubProcess.freePort();
        try (var server = SandboxServer.start("127.0.0.1", 0, office, new Faults(new Random(SEED)));
                var hub = new HubProcess(folder, port)) {
            writeDocuments(hub.documents(), store.url(), server.url(), database);
            hub.start();
            hub.awaitReady();
            long id = hub.backfill();
            List<Long> deaths = new ArrayList<>();
            deaths.add(dieWhen(hub, id, () -> read(hub, id) > 0));
            deaths.add(dieWhen(hub, id, () -> office.writes().size() > expected.size() / 3));
            await(
                    hub,
                    "the backfill is done",
                    () -> "done".equals(hub.backfill(id).get("state")));
            await(hub, "all is delivered", () -> office.received().size() >= expected.size() && hub.open() == 0);
            report(expected, office, deaths);
            assertThat(deaths.getFirst()).as("read when the hub died first").isLessThan(expected.size());
            assertThat(office.writes())
                    .extracting(write -> write.version().order())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(expected);
            hub.kill();
            assertThat(entities(hub.home())).doesNotHaveDuplicates().containsAll(expected);
        }
    }

    /** Kills the hub and starts it again; how many orders its backfill had read by then. */
    private static long dieWhen(HubProcess hub, long id, Moment moment) throws IOException, InterruptedException {
        await(hub, "the moment to die has come", moment);
        long read = read(hub, id);
        hub.kill();
        hub.start();
        hub.awaitReady();
        return read;
    }

    private static long read(HubProcess hub, long id) throws IOException, InterruptedException {
        return hub.backfill(id).get("read") instanceof Number read ? read.longValue() : 0;
    }

    private static void await(HubProcess hub, String what, Moment moment) throws IOException, InterruptedException {
        long end = System.nanoTime() + WAIT_MAX.toNanos();
        while (!moment.hasCome()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("seed %d: not within %s: %s%n%s".formatted(SEED, WAIT_MAX, what, hub.tail()));
            }
            Thread.sleep(LOOK); // Looked at until a deadline: the hub is another process.
        }
    }

    private static Set<String> expected(SandboxStore store) {
        return store.orderIds().stream()
                .filter(id ->
                        !NOT_DELIVERED.contains(String.valueOf(store.order(id).get("status"))))
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    /** Keys of the orders in the entity store, from its own table: the hub does not run any more. */
    private static List<String> entities(Path home) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("tradewind.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select record_key from entity where connection = 'shop' and stream = 'orders'")) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        return keys;
    }

    private static void report(Set<String> expected, Office office, List<Long> deaths) {
        Map<String, Long> times = office.writes().stream()
                .map(Write::version)
                .collect(Collectors.groupingBy(Version::order, Collectors.counting()));
        System.out.printf(
                "backfill kill test, seed %d: %d orders, killed when %s were read; %d written, %d of them more than once,"
                        + " %d repeats recognised by their key%n",
                SEED,
                expected.size(),
                deaths,
                office.writes().size(),
                times.values().stream().filter(count -> count > 1).count(),
                office.repeats());
    }

    private static void writeDocuments(Path folder, String store, String office, String database) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("shop.yaml"), """
                connection: shop
                connector: woocommerce
                url: %s
                authentication: basic
                sweep-every: 7d
                credentials: { key: "${env:KILL_TEST_KEY}", secret: "${env:KILL_TEST_KEY}" }
                %s""".formatted(store, database));
        Files.writeString(folder.resolve("office.yaml"), Office.documents(office));
        Files.writeString(folder.resolve("flow.yaml"), """
                flow: orders-to-office
                from: { connection: shop, stream: orders, when: "status != 'trash'" }
                to: { connection: office, operation: take-order }
                map: '{ "order": id, "version": "v1" }'
                limits:
                  retry: { first: 1s, longest: 2s }
                """);
    }
}
