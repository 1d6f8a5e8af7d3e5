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

/** Durable webhooks a second: many connections, each sending its next order when the last is acknowledged. */
final class WebhookThroughput implements Measurement {

    private static final int CONNECTIONS = 64;

    /** Until both compilers are through with what is hot. */
    private static final Duration WARM_UP = Duration.ofSeconds(40);

    private static final Duration MEASURED = Duration.ofSeconds(8);

    /** More than any of them takes in a second. */
    private static final int PER_SECOND_MAX = 25_000;

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public List<Figure> measure(Rig rig) {
        List<Double> hubRates = new ArrayList<>();
        List<Double> bareRates = new ArrayList<>();
        List<Double> hubMillis = new ArrayList<>();
        List<Double> bareMillis = new ArrayList<>();
        try (var store = new Destination();
                Subject hub = rig.hub(HubFolder.intakeOnly(rig.folder("webhooks"), store.url()), "512m");
                Subject bare = Subject.baseline(rig.folder("webhooks-baseline"))) {
            run(rig, hub, "warming the hub", WARM_UP);
            run(rig, bare, "warming the baseline", WARM_UP);
            for (int round = 1; round <= rig.options().rounds(); round++) {
                round(rig, hub, "hub, round " + round, hubRates, hubMillis);
                round(rig, bare, "baseline, round " + round, bareRates, bareMillis);
            }
        }
        String against = "JDK HTTP server, HMAC, group-committed append";
        return List.of(
                Figure.compared(
                        "durable webhooks, 6 KB, 64 connections",
                        "1/s",
                        new Samples(hubRates),
                        new Samples(bareRates),
                        against,
                        ">= 0.60 and 5,000/s"),
                Figure.compared(
                        "processor time per webhook, server",
                        "ms",
                        new Samples(hubMillis),
                        new Samples(bareMillis),
                        "the same; the hub's with routing, which follows",
                        ""));
    }

    private static void round(Rig rig, Subject subject, String what, List<Double> rates, List<Double> millis) {
        Duration before = subject.process().processorTime();
        Load.Result result = run(rig, subject, what, MEASURED);
        Duration used = subject.process().processorTime().minus(before);
        rates.add(result.perSecond());
        millis.add(used.toNanos() / 1e6 / result.acknowledged());
    }

    private static Load.Result run(Rig rig, Subject subject, String what, Duration full) {
        Duration time = rig.options().time(full);
        int count = (int) (PER_SECOND_MAX * (time.toMillis() / 1e3 + 0.5));
        var orders = rig.orders(OrderTemplate.ofBytes(OrderTemplate.USUAL_BYTES), count);
        Load.Result result =
                rig.sound(what, Sender.closedLoop(rig.load(subject, true, CONNECTIONS), orders, Duration.ZERO, time));
        rig.say(String.format("%s: %,.0f webhooks/s", what, result.perSecond()));
        subject.awaitQuiet();
        return result;
    }
}
