package dev.tradewind.sandbox.store;

import java.util.Map;

/** The bookings of a store, for tests and for people who stage flows. */
public final class Bookings {

    private final SandboxStore store;

    Bookings(SandboxStore store) {
        this.store = store;
    }

    /** Books a time, by the fields that {@code GET /bookings/ID} shows. Returns the id. */
    public int book(Map<String, ?> body) {
        return store.change(() -> store.routes().bookings().book(Tree.of(body)).id);
    }

    /** Moves a booking on to unpaid, pending-confirmation, confirmed, paid, cancelled, complete or in-cart. */
    public void setStatus(int id, String status) {
        store.change(() -> {
            store.routes().bookings().setStatus(id, status);
            return true;
        });
    }
}
