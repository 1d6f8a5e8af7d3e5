package dev.tradewind.bench;

import dev.tradewind.bench.server.BarePager;
import dev.tradewind.bench.server.BareSelect;
import dev.tradewind.bench.server.HubFolder;
import dev.tradewind.bench.server.JavaProcess;
import dev.tradewind.bench.server.ShopDatabase;
import dev.tradewind.bench.server.Subject;
import dev.tradewind.sandbox.store.HostPace;
import dev.tradewind.sandbox.store.SandboxStore;
import dev.tradewind.testkit.database.MariaDbServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Orders a second that a backfill reads, keeps, understands and routes, by the shop's API and by its database, and the most
 * memory that is alive meanwhile. The shop is the sandbox's, whose orders are put into a real MariaDB for the second.
 */
final class BackfillSpeed implements Measurement {

    private static final int ORDERS = 100_000;

    /** A store that is as slow as a real one is asked for fewer: its own pace is what is measured. */
    private static final int ORDERS_OF_A_SLOW_STORE = 10_000;

    /** Of the recorded host's times: a page of 100 orders takes 0.17 s. */
    private static final int PACE_PERCENT = 10;

    private static final int PRODUCTS = 1_000;
    private static final long SEED = 26;
    private static final String HEAP = "256m";
    private static final Duration READ_MAX = Duration.ofMinutes(60);

    /** A collection's line of the log: used before, used after, size of the heap. */
    private static final Pattern COLLECTED = Pattern.compile("->(\\d+)M\\(");

    /** What one backfill came to. */
    private record Run(double ordersPerSecond, double liveMiB) {}

    @Override
    public String name() {
        return "backfill";
    }

    @Override
    public List<Figure> measure(Rig rig) {
        List<Figure> figures = new ArrayList<>();
        int orders = rig.options().count(ORDERS);
        try (SandboxStore store = store(orders)) {
            String plain = "a plain HTTP client paging the same list";
            figures.addAll(compared(rig, "by the API", orders, store, "", pager(store), plain));
            if (MariaDbServer.runsHere()) {
                figures.addAll(byDatabase(rig, orders, store));
            } else {
                rig.say(
                        "by the database: left out, there is no MariaDB server on the class path, or none for this machine (Linux on x86-64)");
            }
        }
        int few = rig.options().count(ORDERS_OF_A_SLOW_STORE);
        try (SandboxStore slow = store(few)) {
            slow.pace(HostPace.recorded().atPercent(PACE_PERCENT));
            figures.addAll(compared(
                    rig,
                    "by the API of a store at %d %% of the recorded host's times".formatted(PACE_PERCENT),
                    few,
                    slow,
                    "",
                    pager(slow),
                    "the same plain client: the store's own limit"));
        }
        return figures;
    }

    private static SandboxStore store(int orders) {
        SandboxStore store = SandboxStore.builder()
                .keys(HubFolder.KEY, HubFolder.KEY)
                .empty()
                .start();
        store.generate(PRODUCTS, orders, SEED);
        return store;
    }

    private static List<String> pager(SandboxStore store) {
        return List.of(BarePager.class.getName(), store.url(), HubFolder.KEY);
    }

    private static List<Figure> byDatabase(Rig rig, int orders, SandboxStore store) {
        ShopDatabase database = ShopDatabase.filled(store);
        try {
            return compared(
                    rig,
                    "by the database",
                    orders,
                    store,
                    database.setting(),
                    List.of(BareSelect.class.getName(), database.url(), database.user(), HubFolder.KEY),
                    "plain JDBC selecting the same rows");
        } finally {
            database.stop();
        }
    }

    private static List<Figure> compared(
            Rig rig, String way, int orders, SandboxStore store, String setting, List<String> bare, String against) {
        List<Double> rates = new ArrayList<>();
        List<Double> bareRates = new ArrayList<>();
        List<Double> live = new ArrayList<>();
        for (int round = 1; round <= rig.options().rounds(); round++) {
            Run run = backfill(rig, store, setting);
            rates.add(run.ordersPerSecond());
            live.add(run.liveMiB());
            bareRates.add(bare(rig, bare));
            rig.say(String.format(
                    Locale.ROOT,
                    "backfill %s, round %d: hub %,.0f/s, bare %,.0f/s, at most %.0f MiB alive",
                    way,
                    round,
                    run.ordersPerSecond(),
                    bareRates.getLast(),
                    run.liveMiB()));
        }
        String what = String.format(Locale.ROOT, "backfill of %,d orders %s", orders, way);
        return List.of(
                Figure.compared(what, "1/s", new Samples(rates), new Samples(bareRates), against, ""),
                Figure.alone(
                        what + ", heap alive after any collection, at most", "MiB", new Samples(live), "-Xmx" + HEAP));
    }

    private static Run backfill(Rig rig, SandboxStore store, String setting) {
        Path folder = rig.folder("backfill");
        Path collections = folder.resolve("gc.log");
        HubFolder home = HubFolder.reading(folder, store.url(), setting);
        List<String> flags = new ArrayList<>(rig.options().hubFlags());
        flags.add("-Xlog:gc:file=" + collections);
        try (Subject hub = Subject.hub(home, HEAP, flags)) {
            hub.awaitQuiet();
            long began = System.nanoTime();
            hub.control(home).backfill(HubFolder.CONNECTION, "orders", READ_MAX);
            double seconds = (System.nanoTime() - began) / 1e9;
            hub.awaitQuiet();
            // Not what it says to have read: by the API it reads some twice, where pages meet.
            return new Run(listed(store) / seconds, mostAlive(collections));
        } finally {
            rig.delete(folder);
        }
    }

    /** Orders that a list of all shows: those in the trash are in none. */
    private static long listed(SandboxStore store) {
        return store.orderIds().stream()
                .filter(id -> !"trash".equals(store.order(id).get("status")))
                .count();
    }

    private static double bare(Rig rig, List<String> program) {
        Path log = rig.folder("bare").resolve("rate");
        List<String> arguments = new ArrayList<>(Subject.FLAGS);
        arguments.addAll(List.of("-Xmx" + HEAP, "-cp", System.getProperty("java.class.path")));
        arguments.addAll(program);
        try (JavaProcess process = JavaProcess.start(log, arguments)) {
            if (!process.awaitEnd(READ_MAX)) {
                throw new IllegalStateException("the baseline failed: " + process.tail());
            }
            return Double.parseDouble(Files.readString(log).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double mostAlive(Path collections) {
        try (var lines = Files.lines(collections)) {
            return lines.map(COLLECTED::matcher)
                    .filter(Matcher::find)
                    .mapToDouble(found -> Double.parseDouble(found.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
