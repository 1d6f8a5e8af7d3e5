package dev.tradewind.app.demo;

import dev.tradewind.sandbox.erp.Received;
import dev.tradewind.sandbox.erp.SandboxErp;
import dev.tradewind.sandbox.store.SandboxStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the two systems by asking both, not the hub. Not safe for threads.
 *
 * <p>An order counts once it is paid or to be paid on delivery, as the flow has it; what is at the ERP is not asked for at
 * the store again, so that counting stays cheap after days.
 */
final class Tally {

    /** What the flow delivers; a later cancellation does not take an order back out of the count. */
    private static final Set<String> COUNTED = Set.of("processing", "completed");

    private final SandboxStore store;
    private final SandboxErp erp;
    private final Map<Integer, Integer> created = new HashMap<>();
    private final Set<Integer> counted = new TreeSet<>();
    private int read;

    Tally(SandboxStore store, SandboxErp erp) {
        this.store = store;
        this.erp = erp;
    }

    /** Both systems at one moment. */
    record Count(int placed, int atErp, int underway, int duplicates) {}

    Count count() {
        List<Received> received = erp.received();
        for (Received write : received.subList(read, received.size())) {
            if (write.operation().equals("create-sales-order")) {
                created.merge(orderId(write.reference()), 1, Integer::sum);
            }
        }
        read = received.size();
        counted.addAll(created.keySet());
        for (int id : store.orderIds()) {
            if (!counted.contains(id) && isCounted(id)) {
                counted.add(id);
            }
        }
        int duplicates = created.values().stream().mapToInt(times -> times - 1).sum();
        return new Count(counted.size(), created.size(), counted.size() - created.size(), duplicates);
    }

    private boolean isCounted(int id) {
        return COUNTED.contains(String.valueOf(store.order(id).get("status")));
    }

    /** The ERP's external reference ends with the order's id at the store. */
    private static int orderId(String reference) {
        String digits = reference.replaceFirst(".*?(\\d{1,9})$", "$1");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }
}
