package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Http;
import dev.tradewind.api.PageResult;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Reads a stream whose lists can be asked for what was changed since a time. */
final class TimedReading implements StreamReading {

    private final ChangeSweep sweep;
    private final Backfill backfill;

    private TimedReading(ChangeSweep sweep, Backfill backfill) {
        this.sweep = sweep;
        this.backfill = backfill;
    }

    static TimedReading of(StoreApi api, StoreStream stream, Duration overlap, InstantSource clock) {
        var backfill = new TimedBackfill(api, stream);
        return new TimedReading(new ChangeSweep(api, stream, overlap, clock), backfill::existing);
    }

    /**
     * Of a stream in which some records have no time of creation, which a question for those made after a time leaves out. Such are
     * products that were never published: WordPress gives a draft a local time alone (from its source, not recorded).
     */
    static TimedReading ofUndated(StoreApi api, StoreStream stream, Duration overlap, InstantSource clock) {
        var backfill = new IdBackfill(api, stream);
        return new TimedReading(new ChangeSweep(api, stream, overlap, clock), backfill::existing);
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
