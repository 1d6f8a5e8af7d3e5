package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Http;
import dev.tradewind.api.PageResult;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Reads a stream whose lists can be asked for by time. */
final class TimedReading implements StreamReading {

    private final ChangeSweep sweep;
    private final TimedBackfill backfill;

    TimedReading(StoreApi api, StoreStream stream, Duration overlap, InstantSource clock) {
        this.sweep = new ChangeSweep(api, stream, overlap, clock);
        this.backfill = new TimedBackfill(api, stream);
    }

    @Override
    public PageResult changes(Optional<String> cursor, Http http) {
        return sweep.changes(cursor, http);
    }

    @Override
    public PageResult existing(BackfillRange range, Optional<String> cursor, Http http) {
        return backfill.existing(range, cursor, http);
    }
}
