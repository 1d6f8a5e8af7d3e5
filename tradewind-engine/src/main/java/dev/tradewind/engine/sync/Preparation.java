package dev.tradewind.engine.sync;

import dev.tradewind.api.Normalised;
import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.Source;
import dev.tradewind.api.Write;
import dev.tradewind.api.json.Json;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.binding.Binding;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryState;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Finds out what a delivery has to do: reads its event, understands it, maps it, looks up the binding.
 *
 * <p>It starts from the event and not from the latest state, so that every attempt of a delivery sends the same, also
 * after a restart: an idempotency key with two bodies is an error at many destinations. Safe for any thread.
 */
final class Preparation {

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final Stores stores;
    private final InstantSource clock;

    Preparation(Stores stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    Work of(long deliveryId, Setup setup) {
        Optional<Delivery> found = stores.deliveries().find(deliveryId).filter(this::isDue);
        if (found.isEmpty()) {
            return new Work.NotNow();
        }
        Delivery delivery = found.get();
        return setup.flow(delivery.lane().flow())
                .filter(flow -> setup.connection(flow.destination())
                        .flatMap(Connected::destination)
                        .isPresent())
                .<Work>map(flow -> of(delivery, flow, setup))
                .orElseGet(Work.NotNow::new);
    }

    private boolean isDue(Delivery delivery) {
        return delivery.state() == DeliveryState.WAITING && !delivery.dueAt().isAfter(clock.instant());
    }

    private Work of(Delivery delivery, Flow flow, Setup setup) {
        Optional<JournalEvent> event = stores.journal().find(delivery.seq());
        Optional<Source> source = setup.connection(flow.source()).flatMap(Connected::source);
        if (source.isEmpty()) {
            return new Work.NotNow(); // Out of use for a while: what waits is sent when it is in use again.
        }
        if (event.isEmpty()) {
            return new Work.Unmappable(delivery, flow, "event %d is not in the journal".formatted(delivery.seq()));
        }
        return understood(delivery, flow, source.get(), event.get());
    }

    /** A bug in a connector or an expression is a dead letter, too: tried for ever, it would fail for ever. */
    private Work understood(Delivery delivery, Flow flow, Source source, JournalEvent event) {
        try {
            return normalised(delivery, flow, event, source.normalise(event.record()));
        } catch (DataAccessException databaseAway) {
            throw databaseAway;
        } catch (RuntimeException bug) {
            LOG.error("delivery {}: could not be prepared, which is a bug", delivery.id(), bug);
            return new Work.Unmappable(
                    delivery, flow, "failed with " + bug.getClass().getSimpleName() + ", a bug");
        }
    }

    private Work normalised(Delivery delivery, Flow flow, JournalEvent event, Normalised normalised) {
        return switch (normalised) {
            case Normalised.Changed changed -> {
                boolean isGone = changed.isPutAway() && flow.whenGone().isPresent();
                yield mapped(delivery, flow, event, Json.tree(changed.entity()), isGone);
            }
            case Normalised.Unreadable broken -> new Work.Unmappable(delivery, flow, broken.reason());
            case Normalised.Doubtful hint -> new Work.Unmappable(delivery, flow, hint.reason());
            case Normalised.Gone gone -> gone(delivery, flow, event, gone);
            case Normalised.Ignored ignored -> new Work.Unmappable(delivery, flow, ignored.reason());
        };
    }

    /** The event names the record only: what is mapped is what was known of it when the event was routed. */
    private Work gone(Delivery delivery, Flow flow, JournalEvent event, Normalised.Gone gone) {
        if (flow.whenGone().isEmpty()) {
            return new Work.Unmappable(
                    delivery,
                    flow,
                    gone.reason() + ", and the flow does not say what follows from that (to.when-gone)");
        }
        return stores.journal()
                .last(event.seq())
                .map(json -> mapped(delivery, flow, event, Json.readObject(json), true))
                .orElseGet(() -> new Work.Unmappable(delivery, flow, gone.reason() + ", and nothing was known of it"));
    }

    private Work mapped(
            Delivery delivery, Flow flow, JournalEvent event, Map<String, @Nullable Object> entity, boolean isGone) {
        Optional<Binding> binding = stores.bindings()
                .find(
                        delivery.lane().entity(),
                        flow.destination(),
                        flow.operation().object());
        if (isGone && binding.isEmpty()) {
            return new Work.NothingNew(
                    delivery,
                    Optional.empty(),
                    "the record is gone, and %s never held it".formatted(flow.destination()));
        }
        OperationSpec operation = isGone ? flow.whenGone().orElseThrow().operation() : flow.operation();
        Map<String, Object> variables = Variables.of(flow, event, binding.map(Binding::externalId), isGone);
        return switch (FlowMap.of(flow, isGone, entity, variables)) {
            case FlowMap.Result.Made made -> toSend(delivery, flow, operation, binding, made.input());
            case FlowMap.Result.Failed failed -> new Work.Unmappable(delivery, flow, failed.reason());
        };
    }

    private Work toSend(
            Delivery delivery,
            Flow flow,
            OperationSpec operation,
            Optional<Binding> binding,
            Map<String, @Nullable Object> input) {
        EntityKey entity = delivery.lane().entity();
        boolean isOwn = operation.name().equals(flow.operation().name());
        String hash = hash(isOwn ? "" : operation.name(), input);
        boolean agrees = binding.isPresent() && binding.get().hash().equals(hash);
        // To be told once more that something is gone is no transition, in a flow of events neither.
        boolean isState = flow.rules().kind() == Kind.STATE || !isOwn;
        if (agrees && isState && delivery.replayOf().isEmpty()) {
            return new Work.NothingNew(
                    delivery,
                    Optional.of(binding.get().externalId()),
                    "the destination was left with the same values before");
        }
        Write write = new Write(
                operation.name(), input, delivery.idempotencyKey(), entity.key(), binding.map(Binding::externalId));
        return new Work.Send(delivery, flow, operation, entity, write, hash);
    }

    /** Of the input, behind the operation unless it is the flow's own: the same input cancelled is another state. */
    private static String hash(String operation, Map<String, @Nullable Object> input) {
        byte[] json = Json.write(input);
        byte[] name = operation.getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(name, name.length + json.length);
        System.arraycopy(json, 0, both, name.length, json.length);
        return Fingerprint.of(both);
    }
}
