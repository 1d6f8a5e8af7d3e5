package dev.tradewind.engine.control;

import dev.tradewind.engine.base.Tx;
import java.util.List;

/** What is paused. Survives a restart. */
public interface PauseStore {

    /** Pauses; a second pause of the same thing changes nothing. */
    void pause(Tx tx, Pause pause);

    void resume(Tx tx, Pause.Kind kind, String name);

    List<Pause> all();
}
