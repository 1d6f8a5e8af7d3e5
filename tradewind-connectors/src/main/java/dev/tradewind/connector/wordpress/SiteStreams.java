package dev.tradewind.connector.wordpress;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.CensusResult;
import dev.tradewind.api.Http;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.StreamSpec;
import dev.tradewind.api.StreamSpec.Way;
import dev.tradewind.connector.polling.ChangePoll;
import dev.tradewind.connector.polling.ListBackfill;
import dev.tradewind.connector.polling.ListsInTurn;
import dev.tradewind.connector.polling.PolledList;
import dev.tradewind.connector.polling.SnapshotPoll;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The streams of one site, by their names. */
final class SiteStreams {

    static final String CONTENT = "content";
    static final String MEDIA = "media";
    static final String TERMS = "terms";
    static final String USERS = "users";
    static final String EVENTS = "events";

    /** Registered name of media, among the types. */
    private static final String ATTACHMENT = "attachment";

    /**
     * How far before the latest change a look begins. WordPress compares times of change by the clock on the site's wall: in
     * the hour that autumn repeats, a later change has an earlier time. An hour, and a minute for slow saves.
     */
    static final Duration OVERLAP = Duration.ofMinutes(61);

    /** As an editor sees it: what was written beside what is shown, names and addresses of users. */
    private static final Map<String, String> AS_EDITOR = Map.of("context", "edit");

    /** The site hides drafts from a question without, and the trash from one for any. */
    private static final Map<String, String> ANY_STATUS = Map.of("context", "edit", "status", "any,trash");

    private static final Set<Way> BY_TIME = EnumSet.of(Way.SWEEP, Way.BACKFILL, Way.READ, Way.CENSUS);

    /** The sweep, which reads the whole list, finds what is gone. */
    private static final Set<Way> BY_COMPARISON = EnumSet.of(Way.SWEEP, Way.BACKFILL, Way.READ);

    static final List<StreamSpec> SPECS = List.of(
            new StreamSpec(CONTENT, "content", BY_TIME),
            new StreamSpec(MEDIA, "content", BY_TIME),
            new StreamSpec(TERMS, "term", BY_COMPARISON),
            new StreamSpec(USERS, "user", BY_COMPARISON),
            new StreamSpec(EVENTS, "calendar-event", BY_COMPARISON));

    private final SiteApi api;
    private final SnapshotPoll.Rules compared;
    private final InstantSource clock;
    private final Map<String, Stream> streams = new LinkedHashMap<>();

    /** How one stream is read and understood. */
    record Stream(
            SiteNormaliser normaliser,
            SiteRecordReading one,
            ListsInTurn changes,
            Function<BackfillRange, ListsInTurn> existing,
            Optional<ContentCensus> counting) {

        Normalised normalise(RawRecord record) {
            return normaliser.normalise(record);
        }

        ReadResult read(String key, Http http) {
            return one.read(key, http);
        }

        PageResult changes(Optional<String> cursor, Http http) {
            return changes.read(cursor, http);
        }

        PageResult existing(BackfillRange range, Optional<String> cursor, Http http) {
            return existing.apply(range).read(cursor, http);
        }

        Optional<CensusResult> census(Optional<String> cursor, Http http) {
            return counting.map(census -> census.census(cursor, http));
        }
    }

    SiteStreams(SiteApi api, ReadSettings settings, InstantSource clock) {
        this.api = api;
        this.clock = clock;
        this.compared = new SnapshotPoll.Rules(false, settings.gonePercentMax(), true);
        List<SitePlace> types = settings.types().stream()
                .map(type -> SitePlace.ofType(api, type))
                .toList();
        streams.put(CONTENT, timed(CONTENT, types, ANY_STATUS));
        // Its only status is that of what it belongs to.
        streams.put(MEDIA, timed(MEDIA, List.of(SitePlace.ofType(api, ATTACHMENT)), AS_EDITOR));
        List<SitePlace> taxonomies = settings.taxonomies().stream()
                .map(taxonomy -> SitePlace.ofTaxonomy(api, taxonomy))
                .toList();
        streams.put(TERMS, compared(TERMS, lists(TERMS, taxonomies, AS_EDITOR), taxonomies, new TermReading()));
        List<SitePlace> users = List.of(SitePlace.at(api, "users", "/wp/v2/users"));
        streams.put(USERS, compared(USERS, lists(USERS, users, AS_EDITOR), users, new UserReading()));
        streams.put(
                EVENTS,
                compared(
                        EVENTS,
                        Map.of(EVENTS, new EventList(api, EVENTS)),
                        List.of(SitePlace.at(api, EVENTS, EventList.PATH)),
                        new EventReading()));
    }

    Optional<Stream> find(String name) {
        return Optional.ofNullable(streams.get(name));
    }

    List<String> names() {
        return List.copyOf(streams.keySet());
    }

    private Map<String, SiteList> lists(String stream, List<SitePlace> places, Map<String, String> query) {
        Map<String, SiteList> lists = new LinkedHashMap<>();
        places.forEach(place -> lists.put(place.name(), new SiteList(api, stream, place, query)));
        return lists;
    }

    /** Lists that can be asked for changes since a time. */
    private Stream timed(String stream, List<SitePlace> places, Map<String, String> query) {
        Map<String, SiteList> lists = lists(stream, places, query);
        return new Stream(
                new SiteNormaliser(new ContentReading()),
                new SiteRecordReading(api, stream, places, AS_EDITOR, clock),
                inTurn(lists, list -> new ChangePoll(list, true, OVERLAP, clock)::changes),
                existing(lists),
                Optional.of(new ContentCensus(lists)));
    }

    /** Lists that keep no time of change, or cannot be asked for it. */
    private Stream compared(
            String stream, Map<String, ? extends PolledList> lists, List<SitePlace> places, SiteReading reading) {
        return new Stream(
                new SiteNormaliser(reading),
                new SiteRecordReading(api, stream, places, AS_EDITOR, clock),
                inTurn(lists, list -> new SnapshotPoll(list, compared, clock)::changes),
                existing(lists),
                Optional.empty());
    }

    private Function<BackfillRange, ListsInTurn> existing(Map<String, ? extends PolledList> lists) {
        return range -> inTurn(lists, list -> {
            ListBackfill backfill = new ListBackfill(list, clock);
            return (cursor, http) -> backfill.existing(range, cursor, http);
        });
    }

    private static ListsInTurn inTurn(
            Map<String, ? extends PolledList> lists, Function<PolledList, ListsInTurn.Reading> reading) {
        Map<String, ListsInTurn.Reading> readings = new LinkedHashMap<>();
        lists.forEach((name, list) -> readings.put(name, reading.apply(list)));
        return new ListsInTurn(readings);
    }
}
