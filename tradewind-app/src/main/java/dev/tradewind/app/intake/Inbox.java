package dev.tradewind.app.intake;

import dev.tradewind.api.InboundRequest;

/** Who takes what systems send. Safe for any thread. */
@FunctionalInterface
public interface Inbox {

    /**
     * Takes one request for a connection; comes back when what it accepted is on disk.
     *
     * @throws dev.tradewind.engine.base.WriteQueue.Overloaded if more is waiting for the disk than may wait
     */
    Reply receive(String connection, InboundRequest request);

    /**
     * What the caller is told.
     *
     * @param status HTTP status
     * @param message one sentence, no secrets
     */
    record Reply(int status, String message) {}
}
