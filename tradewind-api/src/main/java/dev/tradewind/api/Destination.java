package dev.tradewind.api;

/** The writing side of one connection. Safe for any thread; the hub calls it for different lanes at the same time. */
public interface Destination {

    /**
     * Does what {@code write} says, by way of {@code http} alone.
     *
     * <p>The same write may come again, after a crash even if it had been answered: see {@link OperationSpec.Repeat}.
     * Whatever the system does is an {@link Outcome}; an exception is a bug of the connector.
     *
     * @param http sends, limits, records and masks; made for this attempt alone
     */
    Outcome perform(Write write, Http http);
}
