package dev.tradewind.engine.admin;

import dev.tradewind.engine.admin.Trace.Kind;
import dev.tradewind.engine.admin.Trace.Moment;
import dev.tradewind.engine.binding.Binding;
import dev.tradewind.engine.control.Action;
import dev.tradewind.engine.entity.StoredEntity;
import dev.tradewind.engine.journal.Correlation;
import dev.tradewind.engine.journal.EventHead;
import dev.tradewind.engine.journal.Verdict;
import dev.tradewind.engine.lane.Attempt;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.sync.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells the story of one record from what the organs remember of it. */
final class Traces {

    private static final int EVENTS_MAX = 200;
    private static final int ATTEMPTS_MAX = 50;
    private static final int ACTIONS_MAX = 20;

    private final Stores stores;

    Traces(Stores stores) {
        this.stores = stores;
    }

    Trace of(StoredEntity entity) {
        List<EventHead> events = stores.journal().history(entity.key(), EVENTS_MAX);
        List<Long> seqs = events.stream().map(EventHead::seq).toList();
        Map<Long, Instant> arrivals = events.stream().collect(Collectors.toMap(EventHead::seq, EventHead::receivedAt));
        List<Delivery> deliveries = stores.deliveries().ofEvents(seqs);
        List<Binding> bindings = stores.bindings().of(entity.key());

        List<Moment> moments = new ArrayList<>();
        events.forEach(e -> moments.add(Moments.of(e)));
        for (Verdict verdict : stores.journal().verdicts(seqs)) {
            moments.add(Moments.of(verdict, arrivals.getOrDefault(verdict.seq(), entity.modifiedAt())));
        }
        deliveries.forEach(d -> addDelivery(d, bindings, moments));
        moments.sort(Comparator.comparing(Moment::at));
        return new Trace(
                entity, Correlation.of(entity.key()), verdict(entity, deliveries, bindings), bindings, moments);
    }

    private void addDelivery(Delivery delivery, List<Binding> bindings, List<Moment> moments) {
        moments.add(Moments.made(delivery));
        List<Attempt> attempts = stores.attempts().of(delivery.id(), ATTEMPTS_MAX);
        attempts.forEach(a -> moments.add(Moments.of(a, delivery, bindings)));
        Moments.ended(delivery).ifPresent(moments::add);
        for (Action action : stores.actions().on("delivery " + delivery.id(), ACTIONS_MAX)) {
            moments.add(Moments.of(action, delivery));
        }
    }

    /** The question behind every trace is "where is it?", and it is answered in one sentence. */
    private static String verdict(StoredEntity entity, List<Delivery> deliveries, List<Binding> bindings) {
        Optional<Delivery> dead =
                deliveries.stream().filter(d -> d.state() == DeliveryState.DEAD).reduce((a, b) -> b);
        if (dead.isPresent()) {
            return "Stopped on the way to %s: %s"
                    .formatted(dead.get().destination(), dead.get().reason());
        }
        Optional<Delivery> waiting =
                deliveries.stream().filter(d -> !d.state().isFinal()).reduce((a, b) -> b);
        if (waiting.isPresent()) {
            return waiting(waiting.get());
        }
        if (!bindings.isEmpty()) {
            return bindings.stream()
                    .map(b -> "Acknowledged in %s as %s.".formatted(b.destination(), Moments.nameOf(b)))
                    .collect(Collectors.joining(" "));
        }
        return entity.gone()
                ? "No longer at %s.".formatted(entity.key().connection())
                : "Known from %s; no flow has sent it anywhere."
                        .formatted(entity.key().connection());
    }

    private static String waiting(Delivery delivery) {
        return delivery.attempts() == 0
                ? "Waiting to be sent to %s.".formatted(delivery.destination())
                : "Waiting for %s, tried %d %s so far: %s"
                        .formatted(
                                delivery.destination(),
                                delivery.attempts(),
                                delivery.attempts() == 1 ? "time" : "times",
                                delivery.reason());
    }

    /** The sentences of a timeline. */
    private static final class Moments {

        static Moment of(EventHead event) {
            String connection = event.entity().connection();
            String how = switch (event.origin()) {
                case WEBHOOK -> "received from " + connection;
                case SWEEP -> "found by asking " + connection + " for changes";
                case READ -> "read again from " + connection;
                case BACKFILL -> "read from " + connection + " by a backfill";
            };
            return new Moment(
                    event.receivedAt(),
                    Kind.EVENT,
                    event.topic() + " " + how,
                    "event " + event.seq(),
                    Optional.of(event.seq()),
                    Optional.empty());
        }

        static Moment of(Verdict verdict, Instant at) {
            return new Moment(
                    at,
                    Kind.DECISION,
                    EventLine.title(verdict),
                    verdict.reason(),
                    Optional.of(verdict.seq()),
                    Optional.empty());
        }

        static Moment made(Delivery delivery) {
            String title = delivery.replayOf()
                    .map(id -> "Replayed to %s (delivery %d again)".formatted(delivery.destination(), id))
                    .orElse("To be sent to " + delivery.destination());
            return new Moment(
                    delivery.createdAt(),
                    Kind.DELIVERY,
                    title,
                    "flow %s, version %d".formatted(delivery.lane().flow(), delivery.flowVersion()),
                    Optional.of(delivery.seq()),
                    Optional.of(delivery.id()));
        }

        static Moment of(Attempt attempt, Delivery delivery, List<Binding> bindings) {
            boolean isSuccess =
                    attempt.outcome().equals("applied") || attempt.outcome().equals("unchanged");
            String title = isSuccess
                    ? "Acknowledged in %s%s".formatted(delivery.destination(), asName(delivery, bindings))
                    : "Attempt %d at %s failed".formatted(attempt.number(), delivery.destination());
            String took = "took " + millis(attempt.took());
            return new Moment(
                    attempt.startedAt().plus(attempt.took()),
                    isSuccess ? Kind.APPLIED : Kind.FAILED_ATTEMPT,
                    title,
                    attempt.reason().isEmpty() ? took : attempt.reason() + "; " + took,
                    Optional.of(delivery.seq()),
                    Optional.of(delivery.id()));
        }

        /** States that no attempt tells of. */
        static Optional<Moment> ended(Delivery delivery) {
            Instant at = delivery.finishedAt();
            if (at == null) {
                return Optional.empty();
            }
            String reason = delivery.reason() == null ? "" : delivery.reason();
            return switch (delivery.state()) {
                case DEAD -> Optional.of(moment(delivery, at, Kind.DEAD, "Dead letter: needs a person", reason));
                case SUPERSEDED -> Optional.of(moment(delivery, at, Kind.DECISION, "Superseded, not sent", reason));
                case DISCARDED -> Optional.of(moment(delivery, at, Kind.PERSON, "Discarded", reason));
                case UNCHANGED ->
                    delivery.attempts() > 0
                            ? Optional.empty()
                            : Optional.of(moment(delivery, at, Kind.DECISION, "Nothing to send", reason));
                case WAITING, APPLIED -> Optional.empty();
            };
        }

        static Moment of(Action action, Delivery delivery) {
            return moment(delivery, action.at(), Kind.PERSON, action.who() + ": " + action.verb(), action.reason());
        }

        private static Moment moment(Delivery delivery, Instant at, Kind kind, String title, String detail) {
            return new Moment(at, kind, title, detail, Optional.of(delivery.seq()), Optional.of(delivery.id()));
        }

        private static String asName(Delivery delivery, List<Binding> bindings) {
            return bindings.stream()
                    .filter(b -> b.externalId().equals(delivery.externalId()))
                    .findFirst()
                    .map(b -> " as " + nameOf(b))
                    .orElse("");
        }

        static String nameOf(Binding binding) {
            return binding.details().getOrDefault("number", binding.externalId());
        }

        private static String millis(Duration took) {
            return took.toMillis() + " ms";
        }
    }
}
