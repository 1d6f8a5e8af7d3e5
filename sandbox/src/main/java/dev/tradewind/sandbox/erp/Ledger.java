package dev.tradewind.sandbox.erp;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the ERP holds: orders, credit notes, items, and the log of accepted writes. Guarded by {@link ErpApi}'s lock. */
final class Ledger {

    private static final int ITEMS_MAX = 10_000;

    private final InstantSource clock;
    private final int writesMax;
    private final Map<Integer, SalesOrder> orders = new TreeMap<>();
    private final Map<String, Integer> byReference = new HashMap<>();
    private final Map<String, Integer> creditNotes = new HashMap<>();
    private final Map<String, Integer> stock = new TreeMap<>();
    private final List<Received> received = new ArrayList<>();
    private int lastId;

    Ledger(InstantSource clock, int writesMax) {
        this.clock = clock;
        this.writesMax = writesMax;
    }

    SalesOrder create(Fields order, String idempotencyKey) {
        SalesOrder.check(order);
        String reference = order.text("external_reference");
        Integer existing = byReference.get(reference);
        if (existing != null) {
            throw new Refusal(
                            409,
                            "duplicate_reference",
                            "a sales order with external_reference " + reference + " exists")
                    .with("field", "external_reference")
                    .with("id", existing);
        }
        int id = ++lastId;
        var created = new SalesOrder(id, "SO-%05d".formatted(id), 1, "open", reference, order.map());
        record("create-sales-order", reference, idempotencyKey, order.map());
        orders.put(id, created);
        byReference.put(reference, id);
        return created;
    }

    SalesOrder update(int id, Fields order, String idempotencyKey) {
        SalesOrder before = find(id);
        SalesOrder.check(order);
        if (!order.text("external_reference").equals(before.externalReference())) {
            throw Refusal.invalid("external_reference", "external_reference of a sales order cannot be changed");
        }
        if (before.status().equals("cancelled")) {
            throw new Refusal(409, "cancelled", "sales order " + id + " is cancelled and cannot be changed");
        }
        var after = new SalesOrder(
                id, before.number(), before.version() + 1, before.status(), before.externalReference(), order.map());
        record("update-sales-order", before.externalReference(), idempotencyKey, order.map());
        orders.put(id, after);
        return after;
    }

    /** Cancels. A second cancel changes nothing and is answered the same. */
    SalesOrder cancel(int id, String idempotencyKey) {
        SalesOrder before = find(id);
        if (before.status().equals("cancelled")) {
            return before;
        }
        var after = new SalesOrder(
                id, before.number(), before.version() + 1, "cancelled", before.externalReference(), before.body());
        record("cancel-sales-order", before.externalReference(), idempotencyKey, Map.of("id", id));
        orders.put(id, after);
        return after;
    }

    Map<String, @Nullable Object> credit(Fields note, String idempotencyKey) {
        String reference = note.text("external_reference");
        SalesOrder order = byReference(note.text("order_reference"))
                .orElseThrow(() ->
                        Refusal.invalid("order_reference", "there is no sales order with this external_reference"));
        BigDecimal amount = note.amount("amount");
        if (amount.signum() <= 0) {
            throw Refusal.invalid("amount", "amount must be greater than 0, was " + amount);
        }
        Integer existing = creditNotes.get(reference);
        if (existing != null) {
            throw new Refusal(
                            409,
                            "duplicate_reference",
                            "a credit note with external_reference " + reference + " exists")
                    .with("field", "external_reference")
                    .with("id", existing);
        }
        int id = ++lastId;
        record("create-credit-note", reference, idempotencyKey, note.map());
        creditNotes.put(reference, id);
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", id);
        tree.put("number", "CN-%05d".formatted(id));
        tree.put("external_reference", reference);
        tree.put("order_reference", order.externalReference());
        tree.put("order_id", order.id());
        tree.put("amount", amount);
        return tree;
    }

    Map<String, @Nullable Object> setStock(String sku, Fields body, String idempotencyKey) {
        BigDecimal quantity = body.decimal("quantity");
        if (quantity.stripTrailingZeros().scale() > 0 || quantity.abs().compareTo(new BigDecimal(1_000_000_000)) > 0) {
            throw Refusal.invalid("quantity", "quantity must be a whole number");
        }
        if (stock.size() >= ITEMS_MAX && !stock.containsKey(sku)) {
            throw new Refusal(507, "sandbox_full", "the sandbox ERP holds at most " + ITEMS_MAX + " items");
        }
        record("set-stock", sku, idempotencyKey, body.map());
        stock.put(sku, quantity.intValueExact());
        return item(sku);
    }

    void seedItem(String sku, int quantity) {
        stock.put(sku, quantity);
    }

    List<Map<String, @Nullable Object>> items() {
        return stock.keySet().stream().map(this::item).toList();
    }

    private Map<String, @Nullable Object> item(String sku) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("sku", sku);
        tree.put("stock", stock.get(sku));
        return tree;
    }

    SalesOrder find(int id) {
        SalesOrder order = orders.get(id);
        if (order == null) {
            throw Refusal.notFound("there is no sales order " + id);
        }
        return order;
    }

    Optional<SalesOrder> byReference(String reference) {
        return Optional.ofNullable(byReference.get(reference)).map(orders::get);
    }

    Collection<SalesOrder> orders() {
        return orders.values();
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    private void record(String operation, String reference, String idempotencyKey, Map<String, @Nullable Object> body) {
        if (received.size() >= writesMax) {
            throw new Refusal(
                    507, "sandbox_full", "the sandbox ERP takes at most " + writesMax + " writes; start it again");
        }
        Instant now = clock.instant();
        received.add(new Received(received.size() + 1L, now, operation, reference, idempotencyKey, body));
    }
}
