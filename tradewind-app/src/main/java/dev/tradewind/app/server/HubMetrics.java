package dev.tradewind.app.server;

import dev.tradewind.app.intake.BodyMemory;
import dev.tradewind.engine.admin.Alert;
import dev.tradewind.engine.admin.FlowStatus;
import dev.tradewind.engine.admin.Insight;
import dev.tradewind.engine.admin.Overview;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** The hub's own figures for Prometheus. Read when they are asked for, and never counted on the way of a webhook. */
final class HubMetrics implements MeterBinder {

    private final Insight insight;
    private final BodyMemory memory;

    HubMetrics(Insight insight, BodyMemory memory) {
        this.insight = insight;
        this.memory = memory;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(registry, "tradewind.events", "Events in the journal since the first start.", Overview::events);
        counter(
                registry,
                "tradewind.deliveries.applied",
                "Deliveries applied since the first start.",
                Overview::applied);
        gauge(registry, "tradewind.events.unrouted", "Events that are durable and not yet routed.", Overview::unrouted);
        gauge(registry, "tradewind.deliveries.waiting", "Deliveries that wait.", Overview::waiting);
        gauge(registry, "tradewind.deliveries.dead", "Dead letters: deliveries that need a person.", Overview::dead);
        for (Alert.Kind kind : Alert.Kind.values()) {
            Gauge.builder("tradewind.alerts", insight, i -> count(i, kind))
                    .tag("kind", kind.word())
                    .description("What a person should look at.")
                    .register(registry);
        }
        Gauge.builder(
                        "tradewind.records.late",
                        insight,
                        i -> i.flows().stream().mapToInt(FlowStatus::late).sum())
                .description("Records with a delivery that waits for longer than its flow's limits.slo.")
                .register(registry);
        Gauge.builder("tradewind.bodies", memory, BodyMemory::taken)
                .baseUnit("bytes")
                .description("Memory taken by bodies of webhooks that are under way.")
                .register(registry);
    }

    private static long count(Insight insight, Alert.Kind kind) {
        return insight.alerts().stream().filter(a -> a.kind() == kind).count();
    }

    private void gauge(MeterRegistry registry, String name, String meaning, ToDoubleFunction<Overview> figure) {
        Gauge.builder(name, insight, i -> figure.applyAsDouble(i.overview()))
                .description(meaning)
                .register(registry);
    }

    private void counter(MeterRegistry registry, String name, String meaning, ToDoubleFunction<Overview> figure) {
        FunctionCounter.builder(name, insight, i -> figure.applyAsDouble(i.overview()))
                .description(meaning)
                .register(registry);
    }
}
