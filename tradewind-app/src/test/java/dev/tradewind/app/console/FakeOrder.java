package dev.tradewind.app.console;

import dev.tradewind.engine.admin.Trace;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.binding.Binding;
import dev.tradewind.engine.entity.StoredEntity;
import dev.tradewind.engine.lane.Attempt;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.lane.FailureClass;
import dev.tradewind.engine.lane.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One order in the fake hub, with its one delivery. */
final class FakeOrder {

    final long id;
    final String number;
    final String buyer;
    final Instant at;
    final List<Attempt> attempts = new ArrayList<>();
    DeliveryState state = DeliveryState.WAITING;
    Optional<Long> replayOf = Optional.empty();

    @Nullable
    FailureClass failure;

    @Nullable
    private String reason;

    @Nullable
    private String externalId;

    @Nullable
    private Instant finishedAt;

    FakeOrder(long id, String number, String buyer, Instant at) {
        this.id = id;
        this.number = number;
        this.buyer = buyer;
        this.at = at;
    }

    String correlationId() {
        return "c0ffee00-0000-4000-8000-%012d".formatted(id);
    }

    void applied(Instant now) {
        externalId = "SO-" + (1000 + id);
        state = DeliveryState.APPLIED;
        failure = null;
        reason = null;
        finishedAt = now;
        attempts.add(attempt(now, "applied", "", exchange("201", "{\\\"number\\\":\\\"" + externalId + "\\\"}")));
    }

    void failed(Instant now, FailureClass why, String words, String status, DeliveryState next) {
        state = next;
        failure = why;
        reason = words;
        finishedAt = next == DeliveryState.DEAD ? now : null;
        attempts.add(attempt(
                now,
                why.name().toLowerCase(java.util.Locale.ROOT),
                words,
                status.isEmpty() ? noAnswer() : exchange(status, "{\\\"error\\\":\\\"customer.vat_id\\\"}")));
    }

    void discarded(Instant now, String why) {
        state = DeliveryState.DISCARDED;
        reason = why;
        finishedAt = now;
    }

    private Attempt attempt(Instant now, String outcome, String words, String exchanges) {
        return new Attempt(id, attempts.size() + 1, now, Duration.ofMillis(23), outcome, words, exchanges);
    }

    private String exchange(String status, String reply) {
        return """
                [{"method":"POST","url":"http://127.0.0.1:9000/api/sales-orders","requestHeaders":{"Authorization":"•••",
                "Idempotency-Key":"key-%d"},"requestBody":"{\\"reference\\":\\"%s\\",\\"total\\":59.90}","status":%s,
                "replyHeaders":{"Content-Type":"application/json"},"replyBody":"%s","tookMillis":21}]""".formatted(id, number.replace("\"", ""), status, reply);
    }

    private static String noAnswer() {
        return """
                [{"method":"POST","url":"http://127.0.0.1:9000/api/sales-orders","requestHeaders":{"Authorization":"•••"},
                "replyHeaders":{},"failure":"connection refused","tookMillis":2}]""";
    }

    Delivery delivery() {
        return new Delivery(
                id,
                new Lane(FakeHub.FLOW, FakeHub.key(number)),
                3,
                FakeHub.ERP,
                id,
                Priority.LIVE,
                state,
                at.plusSeconds(30),
                attempts.size(),
                false,
                correlationId(),
                "key-" + id,
                at,
                failure,
                reason,
                externalId,
                finishedAt,
                replayOf);
    }

    Trace trace() {
        List<Trace.Moment> moments = new ArrayList<>();
        moments.add(moment(at, Trace.Kind.EVENT, "order.updated received from " + FakeHub.SHOP, "event " + id));
        moments.add(
                moment(at.plusMillis(14), Trace.Kind.DELIVERY, "To be sent to erp", "flow orders-to-erp, version 3"));
        for (Attempt attempt : attempts) {
            boolean good = attempt.outcome().equals("applied");
            moments.add(moment(
                    attempt.startedAt().plus(attempt.took()),
                    good ? Trace.Kind.APPLIED : Trace.Kind.FAILED_ATTEMPT,
                    good ? "Acknowledged in erp as " + externalId : "Attempt " + attempt.number() + " at erp failed",
                    attempt.reason()));
        }
        if (state == DeliveryState.DEAD && finishedAt != null) {
            moments.add(
                    moment(finishedAt, Trace.Kind.DEAD, "Dead letter: needs a person", reason == null ? "" : reason));
        }
        return new Trace(entity(), correlationId(), verdict(), bindings(), moments);
    }

    private Trace.Moment moment(Instant when, Trace.Kind kind, String title, String detail) {
        return new Trace.Moment(
                when, kind, title, detail, Optional.of(id), Optional.of(id).filter(d -> kind != Trace.Kind.EVENT));
    }

    private String verdict() {
        return switch (state) {
            case APPLIED -> "Acknowledged in erp as " + externalId + ".";
            case DEAD -> "Stopped on the way to erp: " + reason;
            case WAITING -> "Waiting to be sent to erp.";
            case UNCHANGED, SUPERSEDED, DISCARDED -> Words.explain(state);
        };
    }

    private List<Binding> bindings() {
        return externalId == null
                ? List.of()
                : List.of(
                        new Binding(FakeHub.key(number), FakeHub.ERP, "sales-order", externalId, Map.of(), "hash", at));
    }

    private StoredEntity entity() {
        return new StoredEntity(
                FakeHub.key(number), "order", number, "processing", at, "hash", id, false, new byte[] {'{', '}'});
    }
}
