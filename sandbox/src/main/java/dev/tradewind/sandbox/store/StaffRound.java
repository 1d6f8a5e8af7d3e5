package dev.tradewind.sandbox.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What staff do to orders in wp-admin. */
final class StaffRound {

    /** Staff look at the latest orders only. */
    private static final int LATEST = 30;

    private static final int RESTOCK_BELOW = 10;
    private static final int RESTOCK_BY = 100;

    private final SandboxStore store;
    private final RandomGenerator random;

    StaffRound(SandboxStore store, RandomGenerator random) {
        this.store = store;
        this.random = random;
    }

    Optional<Integer> act() {
        return store.change(() -> {
            List<Order> latest = store.shop().orders.newest(LATEST).stream()
                    .filter(o -> List.of("processing", "on-hold", "completed").contains(o.status))
                    .toList();
            if (latest.isEmpty()) {
                return Optional.empty();
            }
            Order order = latest.get(random.nextInt(latest.size()));
            actOn(order);
            return Optional.of(order.id);
        });
    }

    private void actOn(Order order) {
        int dice = random.nextInt(100);
        switch (order.status) {
            case "on-hold" -> change(order, Map.of("status", dice < 75 ? "processing" : "cancelled"));
            case "processing" -> {
                if (dice < 65) {
                    change(order, Map.of("status", "completed"));
                } else if (dice < 80) {
                    change(order, Map.of("shipping", Map.of("address_1", "Neue Straße " + (1 + random.nextInt(90)))));
                } else if (dice < 90) {
                    change(order, Map.of("meta_data", List.of(Map.of("key", "_packed_by", "value", "shelf " + dice))));
                } else {
                    store.routes().flow().note(order, "Customer called; wants delivery before noon.");
                }
            }
            default -> {
                if (dice < 25) {
                    refundFirstLine(order);
                }
            }
        }
    }

    private void change(Order order, Map<String, ?> body) {
        store.routes().desk().update(order, Tree.of(body));
    }

    private void refundFirstLine(Order order) {
        if (order.refunds.isEmpty() && !order.lines.isEmpty()) {
            var line = Map.of("id", order.lines.getFirst().id, "quantity", 1);
            store.routes()
                    .refunds()
                    .refund(
                            order,
                            Tree.of(Map.of("reason", "Returned", "api_refund", false, "line_items", List.of(line))));
        }
    }

    /** Fills up what runs low, so that a demo never sells out. */
    void restock() {
        store.change(() -> {
            store.shop().catalogue.all().stream()
                    .filter(p -> p.managesStock() && p.stock < RESTOCK_BELOW)
                    .toList()
                    .forEach(p -> store.routes().products().update(p, Tree.of(Map.of("inventory_delta", RESTOCK_BY))));
            return true;
        });
    }
}
