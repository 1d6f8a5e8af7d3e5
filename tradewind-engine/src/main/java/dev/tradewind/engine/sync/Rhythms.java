package dev.tradewind.engine.sync;

import dev.tradewind.api.StreamSpec;
import dev.tradewind.engine.reading.CursorStore.Cursor;
import java.time.InstantSource;
import java.util.List;

/** Keeps on disk what has been learned about when webhooks come. A crash loses the minutes since the last time. */
final class Rhythms {

    /** No stream is called so: it stands beside the cursors of the connection's sweeps. */
    private static final String PLACE = "/rhythm";

    private final Stores stores;
    private final Pulse pulse;
    private final InstantSource clock;

    Rhythms(Stores stores, Pulse pulse, InstantSource clock) {
        this.stores = stores;
        this.pulse = pulse;
        this.clock = clock;
    }

    /** Connections with a stream that a flow reads and webhooks tell of. */
    static List<String> told(Setup setup) {
        return setup.connections().values().stream()
                .filter(c -> c.description().streams().stream()
                        .filter(s -> s.ways().contains(StreamSpec.Way.WEBHOOK))
                        .anyMatch(s -> !setup.reading(c.name(), s.name()).isEmpty()))
                .map(Connected::name)
                .toList();
    }

    void read(Setup setup) {
        told(setup)
                .forEach(name ->
                        stores.cursors().find(name, PLACE).ifPresent(kept -> pulse.remember(name, kept.value())));
    }

    void keep(Setup setup) {
        List<Cursor> all = told(setup).stream()
                .map(name -> new Cursor(name, PLACE, pulse.learned(name), clock.instant()))
                .toList();
        if (!all.isEmpty()) {
            stores.writes().write("rhythm", tx -> {
                all.forEach(one -> stores.cursors().move(tx, one));
                return all;
            });
        }
    }
}
