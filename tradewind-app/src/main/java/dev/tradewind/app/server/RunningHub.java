package dev.tradewind.app.server;

import dev.tradewind.app.intake.Inbox;
import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.admin.Insight;

/** The hub as the HTTP server sees it. Safe for any thread. */
public interface RunningHub extends Inbox, Changes, AutoCloseable {

    Insight insight();

    Controls controls();

    /** Stops taking, lets what is under way end, closes the store. */
    @Override
    void close();
}
