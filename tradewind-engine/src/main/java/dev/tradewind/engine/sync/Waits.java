package dev.tradewind.engine.sync;

import dev.tradewind.engine.reading.CursorStore.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Keeps on disk until when connections asked to be left alone, so that a restart does not break in on a shop in maintenance. Written
 * when the hub stops, and now and then; a crash loses what was asked for since.
 */
final class Waits {

    /** No stream is called so: it stands beside the cursors of the connection's sweeps. */
    private static final String PLACE = "/held-until";

    private final Stores stores;
    private final InstantSource clock;

    Waits(Stores stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** To be called once, at the start: later a person may have ended a wait. */
    void read(Setup setup) {
        setup.connections()
                .values()
                .forEach(connection -> kept(connection)
                        .ifPresent(until -> connection.pace().hold(Duration.between(clock.instant(), until))));
    }

    void keep(Setup setup) {
        List<Cursor> changed = setup.connections().values().stream()
                .filter(connection -> !connection.pace().heldUntil().equals(kept(connection)))
                .map(this::cursor)
                .toList();
        if (!changed.isEmpty()) {
            stores.writes().write("waits", tx -> {
                changed.forEach(one -> stores.cursors().move(tx, one));
                return changed;
            });
        }
    }

    private Cursor cursor(Connected connection) {
        Instant now = clock.instant();
        Instant until = connection.pace().heldUntil().orElse(now);
        return new Cursor(connection.name(), PLACE, until.toString(), now);
    }

    /** What is on disk, if it has not passed. */
    private Optional<Instant> kept(Connected connection) {
        return stores.cursors()
                .find(connection.name(), PLACE)
                .map(cursor -> Instant.parse(cursor.value()))
                .filter(until -> until.isAfter(clock.instant()));
    }
}
