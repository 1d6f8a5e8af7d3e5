package dev.tradewind.connector.woocommerce.checkup;

/** Looks at one side of a store that lets the hub in. Stateless. */
@FunctionalInterface
interface Check {

    void examine(Visit visit, Report report);
}
