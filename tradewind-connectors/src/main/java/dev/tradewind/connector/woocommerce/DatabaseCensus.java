package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.CensusResult;
import dev.tradewind.api.Http;
import dev.tradewind.connector.woocommerce.database.StoreDatabase;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells which ids a stream has out of the store's database where the connection names one, and by the API where it does not.
 *
 * <p>A census that began by the API ends by it; one that began by the database goes on by the API, above what it has told, if
 * the database is taken away.
 */
final class DatabaseCensus {

    /** Up to where a census by the database has come. */
    private static final Pattern CURSOR = Pattern.compile("database:(\\d{1,18})");

    private final StoreStream stream;
    private final Census api;

    @Nullable
    private final StoreDatabase database;

    /**
     * Counts a stream in either way.
     *
     * @param database null if the connection names none
     */
    DatabaseCensus(StoreStream stream, Census api, @Nullable StoreDatabase database) {
        this.stream = stream;
        this.api = api;
        this.database = database;
    }

    CensusResult census(Optional<String> cursor, Http http) {
        boolean isThere = database != null && database.has(stream.name());
        Matcher begun = CURSOR.matcher(cursor.orElse(isThere ? "database:0" : ""));
        if (!begun.matches()) {
            return api.census(cursor, http);
        }
        long through = Long.parseLong(begun.group(1));
        if (database == null || !isThere) {
            return api.above(through, http);
        }
        return switch (database.ids(stream.name(), through)) {
            case StoreDatabase.Ids.Failed failed -> new CensusResult.Failed(failed.failure());
            case StoreDatabase.Ids.Read read -> page(read);
        };
    }

    private static CensusResult page(StoreDatabase.Ids.Read read) {
        List<Long> ids = read.ids();
        long through = read.more() ? ids.getLast() : Long.MAX_VALUE;
        return new CensusResult.Page(ids, through, "database:" + (ids.isEmpty() ? 0 : ids.getLast()));
    }
}
