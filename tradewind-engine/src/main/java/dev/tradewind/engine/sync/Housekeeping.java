package dev.tradewind.engine.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntSupplier;

/**
 * Packs what has been worked off and removes what has been kept long enough, a little at a time, so that the writer is
 * never held for long.
 */
final class Housekeeping {

    /** Rows in one commit. */
    private static final int CHUNK = 500;

    /** Chunks in one round; the next round comes soon enough. */
    private static final int CHUNKS_MAX = 200;

    /** What is older is seldom read again. */
    private static final Duration PACK_AFTER = Duration.ofHours(1);

    /** Bodies packed in one commit: packing costs more than removing. */
    private static final int PACK_CHUNK = 100;

    private final Stores stores;
    private final Retention retention;
    private final InstantSource clock;

    Housekeeping(Stores stores, Retention retention, InstantSource clock) {
        this.stores = stores;
        this.retention = retention;
        this.clock = clock;
    }

    /** One round; how many rows went. Deliveries go before the events that they need. */
    int cleanOnce() {
        Instant now = clock.instant();
        return drain(() -> stores.writes()
                        .write("retire", tx -> stores.attempts().retire(tx, now.minus(retention.attempts()), CHUNK)))
                + drain(() -> stores.writes()
                        .write(
                                "retire",
                                tx -> stores.deliveries().retire(tx, now.minus(retention.deliveries()), CHUNK)))
                + drain(() -> stores.writes()
                        .write("retire", tx -> stores.journal().retire(tx, now.minus(retention.events()), CHUNK)));
    }

    /** One round; how many events were looked at. */
    int packOnce() {
        Instant before = clock.instant().minus(PACK_AFTER);
        return drain(() -> stores.writes().write("pack", tx -> stores.journal().compact(tx, before, PACK_CHUNK)));
    }

    private static int drain(IntSupplier chunk) {
        int all = 0;
        for (int i = 0; i < CHUNKS_MAX; i++) {
            int gone = chunk.getAsInt();
            all += gone;
            if (gone == 0) {
                break;
            }
        }
        return all;
    }
}
