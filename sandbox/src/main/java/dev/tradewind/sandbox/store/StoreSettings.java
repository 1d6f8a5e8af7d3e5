package dev.tradewind.sandbox.store;

import java.util.List;

/**
 * How a store is set up.
 *
 * @param currency ISO code
 * @param country where the shop is; taxes of an order without an address are this country's
 * @param legacy orders are kept as posts, as before HPOS
 */
record StoreSettings(String currency, String country, List<TaxRate> taxRates, Limits limits, boolean legacy) {

    /**
     * Bounds, and where counting starts.
     *
     * @param firstId id of the first post
     * @param ordersMax how many orders the store holds before it refuses more; a bound on memory, at about 5 kB an order
     */
    record Limits(int firstId, int ordersMax) {}

    int firstId() {
        return limits.firstId();
    }

    int ordersMax() {
        return limits.ordersMax();
    }
}
