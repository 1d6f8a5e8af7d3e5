package dev.tradewind.engine.lane;

import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.lane.DeliveryStore.Burial;
import dev.tradewind.engine.lane.DeliveryStore.Postponement;
import dev.tradewind.engine.lane.DeliveryStore.Settlement;
import java.time.Instant;
import java.util.Optional;

/** Deliveries for tests. */
public final class Deliveries {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Deliveries() {}

    public static Lane lane(String flow, String key) {
        return new Lane(flow, new EntityKey("shop", "orders", key));
    }

    public static NewDelivery fresh(Lane lane, long seq) {
        return fresh(lane, seq, Priority.LIVE);
    }

    public static NewDelivery fresh(Lane lane, long seq, Priority priority) {
        return new NewDelivery(lane, 3, "erp", seq, priority, "c0ffee", "key-" + seq, NOON, Optional.empty());
    }

    static Settlement applied(long id) {
        return new Settlement(id, DeliveryState.APPLIED, "", Optional.of("SO-" + id), true, NOON.plusSeconds(1));
    }

    static Postponement later(long id, Instant dueAt) {
        return new Postponement(id, dueAt, FailureClass.TRANSIENT, "503 Service Unavailable", false, true);
    }

    static Burial rejected(long id) {
        return new Burial(id, FailureClass.REJECTED, "customer: must not be empty", false, true, NOON.plusSeconds(2));
    }
}
