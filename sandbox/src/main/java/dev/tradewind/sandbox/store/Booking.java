package dev.tradewind.sandbox.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A time that a customer booked. Guarded by the shop's lock. */
final class Booking {

    final int id;
    final Instant created;
    final Map<String, Integer> persons = new LinkedHashMap<>();
    Instant modified;
    Instant start;
    Instant end;
    String status = "unpaid";
    BigDecimal cost = BigDecimal.ZERO;
    boolean allDay;
    int customerId;
    int orderId;
    int orderItemId;
    int productId;
    int resourceId;

    Booking(int id, Instant created, Instant start, Instant end) {
        this.id = id;
        this.created = created;
        this.modified = created;
        this.start = start;
        this.end = end;
    }
}
