package dev.tradewind.sandbox.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order that repeats. What it has in common with an order is kept as one, outside the order book. Guarded by the shop's lock. */
final class Subscription {

    /** Addresses, lines, totals, status, meta and times, as an order has them. */
    final Order head;

    final List<Integer> renewals = new ArrayList<>();
    final Instant start;
    int parentId;
    String period = "month";
    int interval = 1;
    int suspensions;
    boolean manual;

    @Nullable
    Instant trialEnd;

    @Nullable
    Instant nextPayment;

    @Nullable
    Instant lastPayment;

    @Nullable
    Instant cancelled;

    @Nullable
    Instant end;

    Subscription(Order head, Instant start) {
        this.head = head;
        this.start = start;
    }

    int id() {
        return head.id;
    }

    boolean active() {
        return head.status.equals("active");
    }
}
