package dev.tradewind.app.server;

import dev.tradewind.api.Finding;
import dev.tradewind.app.intake.Inbox;
import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.admin.Insight;
import dev.tradewind.engine.control.Action;
import dev.tradewind.engine.reading.Backfill;
import dev.tradewind.engine.vault.Vault;
import java.util.List;
import java.util.Optional;

/** The hub as the HTTP server sees it. Safe for any thread. */
public interface RunningHub extends Inbox, Changes, AutoCloseable {

    Insight insight();

    Controls controls();

    /**
     * Examines a connection; takes seconds.
     *
     * @throws dev.tradewind.engine.admin.Doctor.Unknown if there is no such connection
     * @throws Controls.Impossible if its connector examines nothing
     */
    List<Finding> examine(String connection);

    DocumentDesk documents();

    /** Tells those who listen that something visible has changed. */
    void changed();

    /** Adds to the log of actions. Durable when it returns. */
    void writeDown(Action action);

    /** Secrets go in and, but for connections, never come out again. */
    Vault vault();

    Optional<Backfill> backfill(long id);

    /** Newest first. */
    List<Backfill> backfills(int max);

    /** Stops taking, lets what is under way end, closes the store. */
    @Override
    void close();
}
