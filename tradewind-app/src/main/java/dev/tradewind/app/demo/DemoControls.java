package dev.tradewind.app.demo;

import java.net.URI;
import java.time.Duration;

/** What a person can see and do in the demo besides what the hub itself shows. Safe for any thread. */
public non-sealed interface DemoControls extends Stage {

    /** What goes wrong at the ERP. */
    enum ErpFault {
        /** All is well. */
        NONE,
        /** Connections are closed without an answer. */
        DOWN,
        /** Right answers, but late. */
        SLOW,
        /** 429 with Retry-After. */
        BUSY,
        /** 500. */
        BROKEN,
        /** The order is taken, then the answer is lost: the case that makes duplicates elsewhere. */
        LOST_ANSWER,
        /** 401. */
        KEY_REVOKED
    }

    Status status();

    /** Replaces the ERP's fault. */
    void erp(ErpFault fault);

    default void erpDown() {
        erp(ErpFault.DOWN);
    }

    default void erpUp() {
        erp(ErpFault.NONE);
    }

    /** Places one order at the store now; the order's number. */
    String placeOrder();

    /** Sends the shoppers home, or lets them in again. */
    void shoppers(boolean on);

    /** Sets the mean pause between two orders of the shoppers; 100 ms to 1 min, others are moved to the nearer bound. */
    void pace(Duration betweenOrders);

    /**
     * The two systems, counted at the systems themselves and not from the hub's books.
     *
     * @param placed orders at the store that the flow is to deliver
     * @param atErp different orders that the ERP holds
     * @param underway placed and not yet at the ERP; comes back to 0 when the ERP is up
     * @param duplicates orders the ERP holds more than once; never anything but 0
     * @param pace mean pause between two orders of the shoppers
     */
    record Status(
            int placed,
            int atErp,
            int underway,
            int duplicates,
            ErpFault erpFault,
            boolean shoppersOn,
            Duration pace,
            URI store,
            URI erp) {}
}
