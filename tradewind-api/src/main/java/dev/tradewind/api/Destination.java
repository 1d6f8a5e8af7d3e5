package dev.tradewind.api;

import java.util.List;

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

    /**
     * Does several writes of one operation, of different records, in as few calls as the system allows. Called only for an
     * operation whose {@link OperationSpec#together} is above 1, with that many writes at the most.
     *
     * <p>What fails as a whole fails for each write; what fails for one write fails for that one alone.
     *
     * @return one outcome a write, in their order
     */
    default List<Outcome> performTogether(List<Write> writes, Http http) {
        return writes.stream().map(write -> perform(write, http)).toList();
    }
}
