package dev.tradewind.sandbox.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a store is set up.
 *
 * @param currency ISO code
 * @param country where the shop is; taxes of an order without an address are this country's
 * @param peculiarities in what this store differs from others
 */
record StoreSettings(
        String currency, String country, List<TaxRate> taxRates, Limits limits, Peculiarities peculiarities) {

    /**
     * Bounds, and where counting starts.
     *
     * @param firstId id of the first post
     * @param ordersMax how many orders the store holds before it refuses more; a bound on memory, at about 5 kB an order
     */
    record Limits(int firstId, int ordersMax) {}

    /**
     * In what a store differs from others.
     *
     * @param legacy orders are kept as posts, as before HPOS
     * @param plugins that are on when the store starts
     * @param statuses of orders, that plug-ins add
     * @param orderPlugin what a plug-in makes of an order that is shown
     */
    record Peculiarities(
            boolean legacy,
            Set<Plugin> plugins,
            List<String> statuses,
            UnaryOperator<Map<String, @Nullable Object>> orderPlugin) {}

    boolean legacy() {
        return peculiarities.legacy();
    }

    /** All statuses an order can have, WooCommerce's own first. */
    List<String> statuses() {
        var all = new ArrayList<>(OrderDesk.STATUSES);
        all.addAll(peculiarities.statuses());
        return all;
    }

    int firstId() {
        return limits.firstId();
    }

    int ordersMax() {
        return limits.ordersMax();
    }
}
