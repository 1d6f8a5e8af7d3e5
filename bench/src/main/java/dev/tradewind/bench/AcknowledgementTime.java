package dev.tradewind.bench;

import dev.tradewind.bench.load.Load;
import dev.tradewind.bench.load.OrderTemplate;
import dev.tradewind.bench.load.Sender;
import dev.tradewind.bench.server.Destination;
import dev.tradewind.bench.server.HubFolder;
import dev.tradewind.bench.server.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How long a store waits for its acknowledgement at 1,000 webhooks a second, while what came in is being delivered. */
final class AcknowledgementTime implements Measurement {

    private static final double PER_SECOND = 1_000;

    /** As many as may wait at once; far more than are needed unless a server stalls. */
    private static final int CONNECTIONS = 256;

    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final long SEED = 20_261_120;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public List<Figure> measure(Rig rig) {
        List<Figure> figures = new ArrayList<>();
        try (var destination = new Destination();
                Subject hub = rig.hub(HubFolder.delivering(rig.folder("latency"), destination.url(), 8), "512m");
                Subject bare = Subject.baseline(rig.folder("latency-baseline"))) {
            for (boolean keepAlive : List.of(true, false)) {
                figures.addAll(measure(rig, hub, bare, keepAlive));
            }
        }
        return figures;
    }

    private static List<Figure> measure(Rig rig, Subject hub, Subject bare, boolean keepAlive) {
        List<Load.Result> hubs = new ArrayList<>();
        List<Load.Result> bares = new ArrayList<>();
        String how = keepAlive ? "HTTP/1.1 keep-alive" : "HTTP/1.0, new connection each";
        run(rig, hub, how + ", warming the hub", keepAlive, WARM_UP);
        run(rig, bare, how + ", warming the baseline", keepAlive, WARM_UP);
        for (int round = 1; round <= rig.options().rounds(); round++) {
            hubs.add(run(rig, hub, how + ", hub, round " + round, keepAlive, MEASURED));
            bares.add(run(rig, bare, how + ", baseline, round " + round, keepAlive, MEASURED));
        }
        return List.of(figure(how, "p50", 0.50, hubs, bares), figure(how, "p99", 0.99, hubs, bares));
    }

    private static Figure figure(
            String how, String name, double share, List<Load.Result> hubs, List<Load.Result> bares) {
        return Figure.compared(
                "acknowledgement at 1,000/s, " + how + ", " + name,
                "ms",
                millis(hubs, share),
                millis(bares, share),
                "the same server as above, which delivers nothing",
                "");
    }

    private static Samples millis(List<Load.Result> results, double share) {
        return new Samples(
                results.stream().map(result -> result.latencies().millis(share)).toList());
    }

    private static Load.Result run(Rig rig, Subject subject, String what, boolean keepAlive, Duration full) {
        Duration time = rig.options().time(full);
        int count = (int) (PER_SECOND * (time.toMillis() / 1e3) * 1.3) + 200;
        var orders = rig.orders(OrderTemplate.ofBytes(OrderTemplate.USUAL_BYTES), count);
        Load load = rig.load(subject, keepAlive, CONNECTIONS);
        Load.Result result =
                rig.sound(what, Sender.openLoop(load, orders, PER_SECOND, Duration.ZERO, time, new Random(SEED)));
        rig.say(String.format(
                "%s: p50 %.2f ms, p99 %.2f ms of %,d",
                what, result.latencies().millis(0.5), result.latencies().millis(0.99), result.acknowledged()));
        subject.awaitQuiet();
        return result;
    }
}
