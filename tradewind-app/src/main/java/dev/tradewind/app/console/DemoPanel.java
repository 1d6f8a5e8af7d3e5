package dev.tradewind.app.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The two simulated systems of the demo, as the overview shows them side by side. Where no bean implements it, the
 * console shows no such panel. Safe for any thread; answers from memory, because it is asked on every change.
 */
public interface DemoPanel {

    Standing standing();

    /** The newest orders of the store, newest first, each with what the ERP has of it. */
    List<Order> latest(int max);

    /** Takes the ERP down, or brings it back. Nothing happens if it is so already. */
    void erp(boolean up);

    /** Lets shoppers place orders every few seconds, or stops them. */
    void shopping(boolean on);

    /** Places one order at the store now; its number. */
    String placeOrder();

    /**
     * How the two compare.
     *
     * @param erpUp whether the ERP answers
     * @param outages how often it has been taken down by {@link #erp} since the start
     * @param shopping whether shoppers place orders by themselves
     * @param placed orders in the store that belong into the ERP
     * @param atErp of those, how many the ERP has
     * @param missing of those, how many it does not have yet
     * @param duplicates orders that the ERP has more than once
     */
    record Standing(
            boolean erpUp, int outages, boolean shopping, long placed, long atErp, long missing, long duplicates) {}

    /**
     * An order of the store.
     *
     * @param number what people call it, for example {@code 1042}
     * @param buyer name of the shopper
     * @param total with its currency, for example {@code 59.90 EUR}
     */
    record Order(String number, String buyer, String total, Instant placedAt, Optional<Arrival> arrival) {}

    /**
     * The same order in the ERP.
     *
     * @param number the ERP's own, for example {@code SO-1001}
     * @param at when the ERP took it
     */
    record Arrival(String number, Instant at) {}
}
