package dev.tradewind.bench;

import dev.tradewind.bench.load.OrderTemplate;
import dev.tradewind.bench.load.Sender;
import dev.tradewind.bench.load.SignedOrders;
import dev.tradewind.bench.server.BarePoster;
import dev.tradewind.bench.server.Destination;
import dev.tradewind.bench.server.HubFolder;
import dev.tradewind.bench.server.JavaProcess;
import dev.tradewind.bench.server.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders a second from the store's first webhook to the last arrival at the destination, with everything in between: kept,
 * normalised, routed, mapped, delivered once, written down. And what that leaves on disk.
 */
final class EndToEnd implements Measurement {

    private static final int ORDERS = 12_000;
    private static final int CONNECTIONS = 32;
    private static final int CONCURRENCY = 16;
    private static final Duration ARRIVAL_MAX = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "end-to-end";
    }

    @Override
    public List<Figure> measure(Rig rig) {
        int count = rig.options().count(ORDERS);
        List<Double> hubRates = new ArrayList<>();
        List<Double> bareRates = new ArrayList<>();
        var template = OrderTemplate.ofBytes(OrderTemplate.USUAL_BYTES);
        HubFolder home;
        long orders = 0;
        try (var destination = new Destination()) {
            home = HubFolder.delivering(rig.folder("end-to-end"), destination.url(), CONCURRENCY);
            try (Subject hub = rig.hub(home, "512m")) {
                rig.say(String.format(
                        "end to end, warming: %,.0f orders/s", through(rig, hub, destination, template, count)));
                orders += count;
                for (int round = 1; round <= rig.options().rounds(); round++) {
                    hubRates.add(through(rig, hub, destination, template, count));
                    orders += count;
                    bareRates.add(posted(rig, destination, count));
                    rig.say(String.format(
                            "end to end, round %d: hub %,.0f/s, bare loop %,.0f/s",
                            round, hubRates.getLast(), bareRates.getLast()));
                }
            }
        }
        // Closed, it has moved its log into the database.
        double bytes = (double) home.bytesOnDisk() / orders;
        return List.of(
                Figure.compared(
                        "orders end to end, 6 KB",
                        "1/s",
                        new Samples(hubRates),
                        new Samples(bareRates),
                        "the same client posting the mapped body in a loop",
                        ""),
                Figure.compared(
                        "disk per order, delivered, " + orders + " orders",
                        "bytes",
                        Samples.of(bytes),
                        Samples.of(template.bytes()),
                        "the webhook's own bytes",
                        ""));
    }

    private static double through(Rig rig, Subject hub, Destination destination, OrderTemplate template, int count) {
        SignedOrders orders = rig.orders(template, count);
        long before = destination.taken();
        long began = System.nanoTime();
        rig.sound("end to end", Sender.all(rig.load(hub, true, CONNECTIONS), orders));
        Arrivals.await(destination, before + count, hub, ARRIVAL_MAX);
        double rate = count / ((destination.lastNanos() - began) / 1e9);
        hub.awaitQuiet();
        if (destination.taken() != before + count) {
            throw new IllegalStateException(
                    "the destination took " + (destination.taken() - before) + " orders, sent were " + count);
        }
        return rate;
    }

    private static double posted(Rig rig, Destination destination, int count) {
        Path folder = rig.folder("bare-loop");
        Path body = folder.resolve("body.json");
        Path log = folder.resolve("rate");
        try {
            Files.write(body, destination.lastBody());
            List<String> arguments = new ArrayList<>(Subject.FLAGS);
            arguments.addAll(List.of(
                    "-Xmx512m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    BarePoster.class.getName(),
                    destination.url(),
                    body.toString(),
                    Integer.toString(count),
                    Integer.toString(CONCURRENCY)));
            try (JavaProcess poster = JavaProcess.start(log, arguments)) {
                if (!poster.awaitEnd(ARRIVAL_MAX)) {
                    throw new IllegalStateException("the bare loop failed: " + poster.tail());
                }
            }
            return Double.parseDouble(Files.readString(log).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
