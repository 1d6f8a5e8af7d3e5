package dev.tradewind.api;

import java.util.Optional;

/**
 * The adapter for one kind of system.
 *
 * <p>Stateless and safe for any thread; the sources and destinations it makes must be safe for any thread too. Making
 * them does no I/O: a system that is down must not keep the hub from starting. Settings that do not fit each other are
 * refused with an {@link IllegalArgumentException} whose message says what to write: that connection alone is unusable.
 */
public interface Connector {

    /** What this connector is called, what it wants to be told, what it can read and do. Always the same value. */
    ConnectorDescription description();

    /** The reading side for one connection, or empty if this kind of system is only written to. */
    default Optional<Source> source(ConnectionContext connection) {
        return Optional.empty();
    }

    /** The writing side for one connection, or empty if this kind of system is only read. */
    default Optional<Destination> destination(ConnectionContext connection) {
        return Optional.empty();
    }

    /** Examines one connection for a person, or empty if this connector cannot. */
    default Optional<Checkup> checkup(ConnectionContext connection) {
        return Optional.empty();
    }

    /** What makes the system of one connection tell its news when nobody visits it, or empty if nothing needs to. */
    default Optional<Nudge> nudge(ConnectionContext connection) {
        return Optional.empty();
    }

    /** Who looks after the webhooks of one connection, or empty if people do. */
    default Optional<WebhookCare> webhookCare(ConnectionContext connection) {
        return Optional.empty();
    }
}
