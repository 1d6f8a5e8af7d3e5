package dev.tradewind.bench;

import dev.tradewind.bench.load.OrderTemplate;
import dev.tradewind.bench.load.Sender;
import dev.tradewind.bench.load.SignedOrders;
import dev.tradewind.bench.server.Destination;
import dev.tradewind.bench.server.HubFolder;
import dev.tradewind.bench.server.JavaProcess;
import dev.tradewind.bench.server.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A destination that is down while deliveries pile up: what a million of them cost in heap, and whether taking the next
 * one costs more than with a few.
 *
 * <p>The orders are small, so that a million of them fit on any disk: the size of a body is no matter of the heap, which
 * holds bodies only of what is being sent.
 */
final class WaitingDeliveries implements Measurement {

    private static final int ORDER_BYTES = 3_000;
    private static final int FEW = 10_000;
    private static final int DELIVERED = 5_000;
    private static final int CONNECTIONS = 64;
    private static final int CONCURRENCY = 16;
    private static final int CHUNK = 20_000;
    private static final Duration ARRIVAL_MAX = Duration.ofMinutes(10);
    private static final List<Integer> HEAPS_MIB = List.of(256, 192, 128, 96, 64, 48);

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public List<Figure> measure(Rig rig) {
        int many = rig.options().waiting();
        int few = Math.min(FEW, many / 5);
        try (var destination = new Destination()) {
            HubFolder home = HubFolder.delivering(rig.folder("waiting"), destination.url(), CONCURRENCY);
            destination.down(true);
            List<Double> live = new ArrayList<>();
            double seconds;
            try (Subject hub = rig.hub(home, "512m")) {
                hub.awaitQuiet();
                live.add(liveMiB(rig, hub, 0));
                fill(rig, hub, destination, few);
                live.add(liveMiB(rig, hub, few));
                long began = System.nanoTime();
                fill(rig, hub, destination, many - few);
                seconds = (System.nanoTime() - began) / 1e9;
                live.add(liveMiB(rig, hub, many));
            }
            List<Figure> figures = new ArrayList<>(heap(live, few, many));
            figures.add(Figure.alone(
                    "orders kept and routed a second meanwhile",
                    "1/s",
                    Samples.of((many - few) / seconds),
                    "destination down throughout"));
            figures.addAll(again(rig, home, destination, many, few));
            return figures;
        }
    }

    private static List<Figure> heap(List<Double> live, int few, int many) {
        return List.of(
                Figure.compared(
                        String.format(Locale.ROOT, "live heap with %,d waiting deliveries", many),
                        "MiB",
                        Samples.of(live.get(2)),
                        Samples.of(live.get(0)),
                        "the same hub with none",
                        "under 512 MiB"),
                Figure.compared(
                        String.format(Locale.ROOT, "live heap with %,d waiting deliveries", few),
                        "MiB",
                        Samples.of(live.get(1)),
                        Samples.of(live.get(0)),
                        "the same hub with none",
                        ""));
    }

    private static double liveMiB(Rig rig, Subject hub, int waiting) {
        double live = hub.process().liveBytes() / 1024.0 / 1024;
        rig.say(String.format(
                "%,d waiting: %.0f MiB of live objects, %.0f MiB resident",
                waiting, live, hub.process().residentBytes() / 1024.0 / 1024));
        return live;
    }

    private static void fill(Rig rig, Subject hub, Destination destination, int count) {
        var template = OrderTemplate.ofBytes(ORDER_BYTES);
        for (int sent = 0; sent < count; sent += CHUNK) {
            SignedOrders orders = rig.orders(template, Math.min(CHUNK, count - sent));
            rig.sound("filling", Sender.all(rig.load(hub, true, CONNECTIONS), orders));
        }
        hub.awaitQuiet();
        if (destination.taken() > 0) {
            throw new IllegalStateException("a destination that is down took " + destination.taken());
        }
    }

    /** How fast deliveries leave when the destination comes back, with many and with few behind them. */
    private static List<Figure> again(Rig rig, HubFolder home, Destination destination, int many, int few) {
        int delivered = Math.min(DELIVERED, few / 2);
        List<Double> ofMany = new ArrayList<>();
        List<Double> ofFew = new ArrayList<>();
        for (int round = 1; round <= rig.options().rounds(); round++) {
            ofMany.add(rate(rig, home, destination, delivered));
            HubFolder small = HubFolder.delivering(rig.folder("few-waiting"), destination.url(), CONCURRENCY);
            destination.down(true);
            try (Subject hub = rig.hub(small, "512m")) {
                long before = destination.taken();
                var orders = rig.orders(OrderTemplate.ofBytes(ORDER_BYTES), few);
                rig.sound("filling", Sender.all(rig.load(hub, true, CONNECTIONS), orders));
                hub.awaitQuiet();
                if (destination.taken() != before) {
                    throw new IllegalStateException("a destination that is down took something");
                }
            }
            ofFew.add(rate(rig, small, destination, delivered));
            rig.say(String.format(
                    "destination back, round %d: %,.0f/s of many, %,.0f/s of few",
                    round, ofMany.getLast(), ofFew.getLast()));
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.compared(
                String.format(Locale.ROOT, "deliveries a second of %,d waiting", many),
                "1/s",
                new Samples(ofMany),
                new Samples(ofFew),
                String.format(Locale.ROOT, "the same hub with %,d waiting", few),
                "about 1"));
        figures.add(Figure.alone(
                String.format(Locale.ROOT, "smallest -Xmx that starts and delivers of %,d waiting", many),
                "MiB",
                Samples.of(smallestHeap(rig, home, destination, delivered)),
                "tried: 512, " + HEAPS_MIB.toString().replaceAll("[\\[\\]]", "")));
        return figures;
    }

    /** Starts a hub on what is waiting, and lets it deliver the first so many. */
    private static double rate(Rig rig, HubFolder home, Destination destination, int delivered) {
        destination.down(true);
        try (Subject hub = rig.hub(home, "512m")) {
            return rate(hub, destination, delivered);
        }
    }

    private static double rate(Subject hub, Destination destination, int delivered) {
        long before = destination.taken();
        destination.down(false);
        // The first of them warm the hub and let it find out that the destination is back.
        Arrivals.await(destination, before + delivered / 2, hub, ARRIVAL_MAX);
        long began = System.nanoTime();
        Arrivals.await(destination, before + delivered, hub, ARRIVAL_MAX);
        double seconds = (destination.lastNanos() - began) / 1e9;
        destination.down(true);
        return (delivered - delivered / 2) / seconds;
    }

    private static double smallestHeap(Rig rig, HubFolder home, Destination destination, int delivered) {
        int smallest = 512;
        for (int heap : HEAPS_MIB) {
            try (Subject hub = rig.hub(home, heap + "m")) {
                rig.say(String.format("-Xmx%dm delivers %,.0f/s", heap, rate(hub, destination, delivered)));
                smallest = heap;
            } catch (JavaProcess.Ended | IllegalStateException e) {
                rig.say("-Xmx" + heap + "m is too little: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
                break;
            } finally {
                destination.down(true);
            }
        }
        return smallest;
    }
}
