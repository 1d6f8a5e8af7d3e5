package dev.tradewind.engine.sync;

import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.control.PauseStore;
import java.util.List;
import java.util.Optional;

/** What is paused, as last read: dispatchers ask before every attempt, which must not cost a query. Safe for any thread. */
public final class Pauses {

    private final PauseStore store;
    private volatile List<Pause> all;

    /** Reads what is paused. */
    public Pauses(PauseStore store) {
        this.store = store;
        this.all = store.all();
    }

    /** To be called after every change. One at a time: an older list must not come after a newer one. */
    public synchronized void refresh() {
        all = store.all();
    }

    public Optional<Pause> find(Pause.Kind kind, String name) {
        return all.stream()
                .filter(p -> p.kind() == kind && p.name().equals(name))
                .findFirst();
    }

    boolean isPaused(Pause.Kind kind, String name) {
        return find(kind, name).isPresent();
    }
}
