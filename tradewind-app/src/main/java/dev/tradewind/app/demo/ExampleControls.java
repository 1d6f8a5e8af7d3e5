package dev.tradewind.app.demo;

import java.net.URI;
import java.util.Optional;

/** What a person can see and do in an example besides what the hub itself shows. Safe for any thread. */
public non-sealed interface ExampleControls extends Stage {

    Status status();

    /** Has something happen at the source, as it would by itself after a while; says what. */
    String happen();

    /** Takes the destination away, so that nothing can be delivered, or brings it back. */
    void destination(boolean up);

    /**
     * The two systems, counted at the systems themselves and not from the hub's books.
     *
     * @param example its name, as the command takes it
     * @param source what the hub reads
     * @param destination what the hub writes
     */
    record Status(String example, Side source, Side destination, boolean destinationUp) {}

    /**
     * One system.
     *
     * @param name for people, for example {@code CRM}
     * @param holds how many
     * @param what of what, for example {@code contacts}
     * @param address where they can be looked at without a key, if they can
     */
    record Side(String name, int holds, String what, Optional<URI> address) {}
}
