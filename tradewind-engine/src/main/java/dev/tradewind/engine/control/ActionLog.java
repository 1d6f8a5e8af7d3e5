package dev.tradewind.engine.control;

import dev.tradewind.engine.base.Tx;
import java.util.List;

/** The log of what people did. Never shortened by retention. */
public interface ActionLog {

    void add(Tx tx, Action action);

    /** Newest first. */
    List<Action> latest(int max);

    /** Actions on one target, oldest first; the last {@code max} if there are more. */
    List<Action> on(String target, int max);
}
