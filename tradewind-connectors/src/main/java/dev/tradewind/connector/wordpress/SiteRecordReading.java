package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.ReadResult;
import dev.tradewind.connector.polling.PolledEvents;
import dev.tradewind.connector.wordpress.SiteApi.Reading;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one record of a stream as it is now. An id does not tell its type, and no two records of a site have the same: so
 * each place where it may be is asked.
 */
final class SiteRecordReading {

    /** How WordPress says that there is no such record at this place. */
    private static final Set<String> NOT_THERE =
            Set.of("rest_post_invalid_id", "rest_term_invalid", "rest_user_invalid_id");

    private static final int NOT_FOUND = 404;

    private final SiteApi api;
    private final String stream;
    private final List<SitePlace> places;
    private final Map<String, String> query;
    private final InstantSource clock;

    SiteRecordReading(
            SiteApi api, String stream, List<SitePlace> places, Map<String, String> query, InstantSource clock) {
        this.api = api;
        this.stream = stream;
        this.places = List.copyOf(places);
        this.query = Map.copyOf(query);
        this.clock = clock;
    }

    ReadResult read(String key, Http http) {
        if (!SiteApi.isId(key)) {
            return new ReadResult.Failed(new Failure.Rejected(
                    "the id in stream %s is a whole number above 0".formatted(stream), Optional.empty()));
        }
        for (SitePlace place : places) {
            Optional<ReadResult> result = read(key, place, http);
            if (result.isPresent()) {
                return result.get();
            }
        }
        return new ReadResult.Missing(PolledEvents.gone(
                stream, PolledEvents.MISSING, key, clock.instant().toString()));
    }

    /** Empty if it is not there. */
    private Optional<ReadResult> read(String key, SitePlace place, Http http) {
        return switch (place.find(http)) {
            case SitePlace.Found.Failed failed -> Optional.of(new ReadResult.Failed(failed.failure()));
            case SitePlace.Found.At at ->
                switch (api.read(at.path() + "/" + key, query, http)) {
                    case Reading.Failed failed when isNotThere(failed) -> Optional.empty();
                    case Reading.Failed failed -> Optional.of(new ReadResult.Failed(failed.failure()));
                    case Reading.Found found -> Optional.of(found(key, found));
                };
        };
    }

    private static boolean isNotThere(Reading.Failed failed) {
        SiteError error = failed.error();
        return (error.status() == NOT_FOUND && NOT_THERE.contains(error.code()))
                || error.saysNoEvent("id")
                || error.saysEventInTheTrash();
    }

    // A cache that answers with another record must not pass for it.
    private ReadResult found(String key, Reading.Found found) {
        boolean isIt = found.tree() instanceof Map<?, ?> record
                && SiteApi.id(record).filter(key::equals).isPresent();
        if (!isIt) {
            return new ReadResult.Failed(api.unfit(found.reply()).failure());
        }
        // Asked for now, so it is news even if the same was seen before something else was.
        return new ReadResult.Found(PolledEvents.of(
                stream,
                PolledEvents.READ,
                SiteRecords.of((Map<?, ?>) found.tree()),
                clock.instant().toString(),
                clock.instant()));
    }
}
