package dev.tradewind.engine.sync;

import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.Source;
import dev.tradewind.api.Write;
import dev.tradewind.api.json.Json;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.binding.Binding;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryState;
import java.time.InstantSource;
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
                .<Work>map(flow -> of(delivery, flow, setup))
                .orElseGet(Work.NotNow::new);
    }

    private boolean isDue(Delivery delivery) {
        return delivery.state() == DeliveryState.WAITING && !delivery.dueAt().isAfter(clock.instant());
    }

    private Work of(Delivery delivery, Flow flow, Setup setup) {
        Optional<JournalEvent> event = stores.journal().find(delivery.seq());
        Optional<Source> source = setup.connection(flow.source()).flatMap(Connected::source);
        if (event.isEmpty() || source.isEmpty()) {
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
            case Normalised.Changed changed -> mapped(delivery, flow, event, Json.tree(changed.entity()));
            case Normalised.Unreadable broken -> new Work.Unmappable(delivery, flow, broken.reason());
            case Normalised.Doubtful hint -> new Work.Unmappable(delivery, flow, hint.reason());
            case Normalised.Gone gone -> new Work.Unmappable(delivery, flow, gone.reason());
            case Normalised.Ignored ignored -> new Work.Unmappable(delivery, flow, ignored.reason());
        };
    }

    private Work mapped(Delivery delivery, Flow flow, JournalEvent event, Map<String, @Nullable Object> entity) {
        Optional<Binding> binding = stores.bindings()
                .find(
                        delivery.lane().entity(),
                        flow.destination(),
                        flow.operation().object());
        try {
            Object input = flow.map().evaluate(entity, Variables.of(flow, event, binding.map(Binding::externalId)));
            if (!(input instanceof Map<?, ?>)) {
                return new Work.Unmappable(
                        delivery, flow, "the flow's map must make an object, and made " + kind(input));
            }
            return toSend(delivery, flow, binding, asObject(input));
        } catch (ExpressionFault e) {
            return new Work.Unmappable(delivery, flow, "the flow's map failed: " + e.getMessage());
        }
    }

    private Work toSend(Delivery delivery, Flow flow, Optional<Binding> binding, Map<String, @Nullable Object> input) {
        EntityKey entity = delivery.lane().entity();
        String hash = Fingerprint.of(Json.write(input));
        boolean agrees = binding.isPresent() && binding.get().hash().equals(hash);
        if (agrees && flow.rules().kind() == Kind.STATE && delivery.replayOf().isEmpty()) {
            return new Work.NothingNew(
                    delivery, binding.get().externalId(), binding.get().details());
        }
        Write write = new Write(
                flow.operation().name(),
                input,
                delivery.idempotencyKey(),
                entity.key(),
                binding.map(Binding::externalId));
        return new Work.Send(delivery, flow, entity, write, hash);
    }

    private static String kind(@Nullable Object value) {
        return value == null ? "nothing" : "a " + value.getClass().getSimpleName();
    }

    @SuppressWarnings("unchecked") // An expression returns a tree, and the keys of a tree's objects are strings.
    private static Map<String, @Nullable Object> asObject(Object tree) {
        return (Map<String, @Nullable Object>) tree;
    }
}
