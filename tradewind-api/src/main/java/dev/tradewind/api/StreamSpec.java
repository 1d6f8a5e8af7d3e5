package dev.tradewind.api;

import java.util.Set;

/**
 * One thing that a connection can be read for.
 *
 * @param name for example {@code orders}
 * @param entity canonical entity that its records become, for example {@code order}; names its JSON Schema
 * @param ways how its changes reach the hub
 */
public record StreamSpec(String name, String entity, Set<Way> ways) {

    /** How changes of a stream reach the hub. */
    public enum Way {
        /** The system calls us. */
        WEBHOOK,
        /** We ask what has changed since a cursor. */
        SWEEP,
        /** We read all that exists. */
        BACKFILL,
        /** We read one record by its key. */
        READ,
        /** We ask which records there are, to find what nobody told was deleted. Keys must be whole numbers. */
        CENSUS
    }

    public StreamSpec {
        ways = Set.copyOf(ways);
    }
}
