package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Http;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.PageResult;
import dev.tradewind.connector.woocommerce.database.StoreDatabase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what exists out of the store's database where the connection names one, and by the API where it does not; what has
 * changed always by the API.
 *
 * <p>A cursor says which of the two it is of. A backfill that began by the API ends by it; one that began by the database
 * begins again by the API if the database is taken away, since the two go in different orders. The journal recognises what
 * was read twice only if the bytes are the same, which they are not: the entity store then sees that nothing has changed.
 */
final class DatabaseBackfill implements StreamReading {

    /** How far a backfill by the database has come: the last id, and how many there were in all. */
    private static final Pattern CURSOR = Pattern.compile("database:(\\d{1,18}):(-?\\d{1,18})");

    private final StoreStream stream;
    private final StreamReading api;

    @Nullable
    private final StoreDatabase database;

    /**
     * Reads a stream in either way.
     *
     * @param database null if the connection names none
     */
    DatabaseBackfill(StoreStream stream, StreamReading api, @Nullable StoreDatabase database) {
        this.stream = stream;
        this.api = api;
        this.database = database;
    }

    @Override
    public PageResult changes(Optional<String> cursor, Http http) {
        return api.changes(cursor, http);
    }

    @Override
    public PageResult existing(BackfillRange range, Optional<String> cursor, Http http) {
        Matcher begun = CURSOR.matcher(cursor.orElse("database:0:-1"));
        if (!begun.matches()) {
            return api.existing(range, cursor, http);
        }
        if (database == null || !database.has(stream.name())) {
            return api.existing(range, Optional.empty(), http);
        }
        long after = Long.parseLong(begun.group(1));
        return switch (database.existing(stream.name(), range, after)) {
            case StoreDatabase.Page.Failed failed -> new PageResult.Failed(failed.failure());
            case StoreDatabase.Page.Read read -> page(read, Long.parseLong(begun.group(2)));
        };
    }

    private PageResult page(StoreDatabase.Page.Read read, long totalBefore) {
        List<IncomingEvent> events = read.records().stream()
                .map(found -> Events.asked(stream, Events.EXISTING, RecordHead.of(found.body(), false), found.body()))
                .toList();
        long total = read.total() < 0 ? totalBefore : read.total();
        return new PageResult.Page(
                events,
                "database:%d:%d".formatted(read.last(), total),
                read.more(),
                total < 0 ? OptionalLong.empty() : OptionalLong.of(total));
    }
}
