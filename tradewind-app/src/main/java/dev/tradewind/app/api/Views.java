package dev.tradewind.app.api;

import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import dev.tradewind.engine.admin.Alert;
import dev.tradewind.engine.admin.ConnectionStatus;
import dev.tradewind.engine.admin.DeliveryLine;
import dev.tradewind.engine.admin.FlowStatus;
import dev.tradewind.engine.admin.Trace;
import dev.tradewind.engine.binding.Binding;
import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.document.Durations;
import dev.tradewind.engine.lane.Attempt;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.sync.Punctuality;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the API answers with. Apart from the engine's own records, so that these can change without breaking scripts. */
final class Views {

    private Views() {}

    record PauseView(String by, String reason, Instant at) {
        static Optional<PauseView> of(Optional<Pause> pause) {
            return pause.map(p -> new PauseView(p.by(), p.reason(), p.at()));
        }
    }

    record FlowView(
            String name,
            int version,
            String source,
            String stream,
            String destination,
            String operation,
            Map<String, Long> tally,
            Optional<PauseView> pause,
            Optional<String> slo,
            int late,
            Optional<Instant> lastApplied,
            Optional<String> lastError,
            Optional<Instant> lastErrorAt) {

        static FlowView of(FlowStatus flow) {
            Map<String, Long> tally = new TreeMap<>();
            flow.tally().forEach((state, count) -> tally.put(lower(state), count));
            return new FlowView(
                    flow.name(),
                    flow.version(),
                    flow.source(),
                    flow.stream(),
                    flow.destination(),
                    flow.operation(),
                    tally,
                    PauseView.of(flow.pause()),
                    flow.slo().map(Durations::text),
                    flow.late(),
                    flow.lastApplied(),
                    flow.lastError(),
                    flow.lastErrorAt());
        }
    }

    record AlertView(
            String id, String kind, String severity, String subject, String what, Instant since, String remedy) {

        static AlertView of(Alert alert) {
            return new AlertView(
                    alert.id(),
                    alert.kind().word(),
                    lower(alert.severity()),
                    alert.subject(),
                    alert.what(),
                    alert.since(),
                    alert.remedy());
        }
    }

    record ConnectionView(
            String name,
            String connector,
            String title,
            Optional<PauseView> pause,
            String breaker,
            int inFlight,
            int concurrency,
            int callsNow,
            Optional<Instant> heldUntil,
            Optional<Instant> backfillWaitsUntil,
            Optional<Instant> lastEvent,
            Optional<Instant> lastSwept,
            List<Punctuality.Count> punctuality,
            Optional<Instant> lastSuccess,
            Optional<String> lastError,
            Optional<Instant> lastErrorAt) {

        static ConnectionView of(ConnectionStatus c) {
            return new ConnectionView(
                    c.name(),
                    c.connector(),
                    c.title(),
                    PauseView.of(c.pause()),
                    c.breaker().toLowerCase(Locale.ROOT),
                    c.inFlight(),
                    c.concurrency(),
                    c.callsNow(),
                    c.heldUntil(),
                    c.backfillWaitsUntil(),
                    c.lastEvent(),
                    c.lastSwept(),
                    c.punctuality(),
                    c.lastSuccess(),
                    c.lastError(),
                    c.lastErrorAt());
        }
    }

    record DeliveryView(
            long id,
            Optional<String> label,
            String flow,
            int flowVersion,
            String source,
            String stream,
            String key,
            String destination,
            String state,
            String priority,
            int attempts,
            Instant createdAt,
            Instant dueAt,
            @Nullable Instant finishedAt,
            @Nullable String failure,
            @Nullable String reason,
            boolean mayHaveBeenApplied,
            @Nullable String externalId,
            String correlationId,
            String idempotencyKey,
            Optional<Long> replayOf) {

        static DeliveryView of(DeliveryLine line) {
            return of(line.delivery(), Optional.of(line.label()));
        }

        static DeliveryView of(Delivery d, Optional<String> label) {
            var entity = d.lane().entity();
            return new DeliveryView(
                    d.id(),
                    label,
                    d.lane().flow(),
                    d.flowVersion(),
                    entity.connection(),
                    entity.stream(),
                    entity.key(),
                    d.destination(),
                    lower(d.state()),
                    lower(d.priority()),
                    d.attempts(),
                    d.createdAt(),
                    d.dueAt(),
                    d.finishedAt(),
                    d.failure() == null ? null : lower(d.failure()),
                    d.reason(),
                    d.mayHaveBeenApplied(),
                    d.externalId(),
                    d.correlationId(),
                    d.idempotencyKey(),
                    d.replayOf());
        }
    }

    record AttemptView(
            int number,
            Instant startedAt,
            long tookMillis,
            String outcome,
            String reason,
            @Nullable Object exchanges) {

        static AttemptView of(Attempt a) {
            return new AttemptView(
                    a.number(), a.startedAt(), a.took().toMillis(), a.outcome(), a.reason(), tree(a.exchanges()));
        }

        private static @Nullable Object tree(String json) {
            try {
                return Json.read(json);
            } catch (MalformedJson e) {
                return json; // Better shown as it is than not at all.
            }
        }
    }

    record BindingView(String destination, String object, String id, Map<String, String> details, Instant boundAt) {
        static BindingView of(Binding b) {
            return new BindingView(b.destination(), b.object(), b.externalId(), b.details(), b.boundAt());
        }
    }

    record MomentView(
            Instant at, String kind, String title, String detail, Optional<Long> event, Optional<Long> delivery) {
        static MomentView of(Trace.Moment m) {
            return new MomentView(
                    m.at(), lower(m.kind()).replace('_', '-'), m.title(), m.detail(), m.seq(), m.delivery());
        }
    }

    record TraceView(
            String type,
            String label,
            String status,
            String source,
            String stream,
            String key,
            String correlationId,
            String verdict,
            List<BindingView> bindings,
            List<MomentView> moments) {

        static TraceView of(Trace t) {
            var entity = t.entity();
            return new TraceView(
                    entity.type(),
                    entity.label(),
                    entity.status(),
                    entity.key().connection(),
                    entity.key().stream(),
                    entity.key().key(),
                    t.correlationId(),
                    t.verdict(),
                    t.bindings().stream().map(BindingView::of).toList(),
                    t.moments().stream().map(MomentView::of).toList());
        }
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
