package dev.tradewind.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.crash.Office.Write;
import dev.tradewind.sandbox.http.Fault;
import dev.tradewind.sandbox.http.Fault.Kind;
import dev.tradewind.sandbox.http.Faults;
import dev.tradewind.sandbox.http.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariants 1 to 3 on the real process: what was acknowledged arrives, once, in order, whenever the hub dies.
 *
 * <p>The shop goes on sending through every crash; the destination is slow, fails, and loses answers of writes that it has
 * done. Every state of every order must reach it, so the flow is one of events.
 */
class KillTest {

    private static final long SEED = Long.getLong("crash.seed", 20_261_120L);

    private static final Duration DRAIN_MAX = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(50);

    /** Longest time under load before a kill. */
    private static final int UPTIME_MILLIS_MAX = 1_500;

    /** Every so many rounds the hub dies while it starts. */
    private static final int DIES_STARTING = 4;

    private static final int START_MILLIS_MAX = 2_500;

    @TempDir
    private Path folder;

    @Test
    void threeKillsUnderLoad_loseNothing_repeatNothing_keepTheOrder() throws Exception {
        kill(3);
    }

    @Test
    @Tag("crash")
    void twentyKillsUnderLoad_loseNothing_repeatNothing_keepTheOrder() throws Exception {
        kill(20);
    }

    private void kill(int rounds) throws IOException, InterruptedException {
        var random = new Random(SEED);
        var office = new Office();
        var faults = new Faults(new Random(SEED));
        int port = HubProcess.freePort();
        try (var server = SandboxServer.start("127.0.0.1", 0, office, faults);
                var hub = new HubProcess(folder, port)) {
            writeDocuments(hub.documents(), server.url());
            hub.start();
            hub.awaitReady();
            Shop shop = new Shop(port);
            try (shop) {
                shop.open();
                for (int round = 1; round <= rounds; round++) {
                    setFaults(faults, random);
                    dieAndRise(hub, round, random);
                }
                Thread.sleep(Duration.ofMillis(500)); // Some load on the last hub, too.
            }
            faults.clear();
            awaitDrained(hub, shop, office);
            report(rounds, shop, office);
            assertThat(shop.oddities()).isEmpty();
            assertOnceAndInOrder(office.writes());
            assertThat(missing(shop, office)).isEmpty();
            assertThat(shop.acknowledged()).hasSizeGreaterThan(20 * rounds);
        }
    }

    private static void dieAndRise(HubProcess hub, int round, Random random) throws IOException, InterruptedException {
        int uptime = random.nextInt(UPTIME_MILLIS_MAX);
        Thread.sleep(Duration.ofMillis(uptime)); // The random moment of death is what is tested.
        hub.kill();
        hub.start();
        if (round % DIES_STARTING == 0) {
            Thread.sleep(Duration.ofMillis(random.nextInt(START_MILLIS_MAX)));
            hub.kill();
            hub.start();
        }
        hub.awaitReady();
    }

    /** Lost answers always; besides, each round draws what else goes wrong. */
    private static void setFaults(Faults faults, Random random) {
        Fault lost = Fault.share(10, Kind.LOST_ANSWER);
        Fault slow = Fault.share(20, Kind.SLOW).waiting(Duration.ofMillis(300));
        switch (random.nextInt(4)) {
            case 0 -> faults.set(lost);
            case 1 -> faults.set(lost, slow);
            case 2 -> faults.set(lost, Fault.share(20, Kind.SERVER_ERROR), slow);
            default -> faults.set(Fault.always(Kind.DOWN));
        }
    }

    private static void awaitDrained(HubProcess hub, Shop shop, Office office)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + DRAIN_MAX.toNanos();
        while (!missing(shop, office).isEmpty() || hub.open() > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "seed %d: not drained within %s; %d acknowledged versions have not arrived, %d deliveries are open\n%s"
                                .formatted(
                                        SEED, DRAIN_MAX, missing(shop, office).size(), hub.open(), hub.tail()));
            }
            Thread.sleep(LOOK); // Looked at until a deadline: the hub is another process.
        }
    }

    private static Set<Version> missing(Shop shop, Office office) {
        Set<Version> missing = new HashSet<>(shop.acknowledged());
        missing.removeAll(office.received());
        return missing;
    }

    private static void assertOnceAndInOrder(List<Write> writes) {
        Map<String, Integer> last = new HashMap<>();
        for (Write write : writes) {
            Version version = write.version();
            Integer before = last.put(version.order(), version.number());
            assertThat(version.number())
                    .as("seed %d: version of order %s, written after %s", SEED, version.order(), before)
                    .isGreaterThan(before == null ? 0 : before);
        }
    }

    private static void report(int rounds, Shop shop, Office office) {
        Set<Version> unacknowledged = new HashSet<>(office.received());
        unacknowledged.removeAll(shop.acknowledged());
        System.out.printf(
                "kill test, seed %d: %d rounds, %d webhooks sent, %d acknowledged, %d written, of these %d whose"
                        + " acknowledgement the crash swallowed, %d repeats recognised by their key, %d missing%n",
                SEED,
                rounds,
                shop.sent(),
                shop.acknowledged().size(),
                office.writes().size(),
                unacknowledged.size(),
                office.repeats(),
                missing(shop, office).size());
    }

    private static void writeDocuments(Path folder, String office) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("shop.yaml"), """
                connection: shop
                connector: woocommerce
                url: %s
                sweep-every: 7d
                credentials: { key: "${env:KILL_TEST_KEY}", secret: "${env:KILL_TEST_KEY}" }
                webhook-secret: ${env:KILL_TEST_WEBHOOK_SECRET}
                """.formatted(office));
        Files.writeString(folder.resolve("office.yaml"), Office.documents(office));
        Files.writeString(folder.resolve("flow.yaml"), """
                flow: orders-to-office
                kind: event
                from: { connection: shop, stream: orders }
                to: { connection: office, operation: take-order }
                map: '{ "order": number, "version": customer.note }'
                limits:
                  retry: { first: 1s, longest: 2s }
                """);
    }
}
