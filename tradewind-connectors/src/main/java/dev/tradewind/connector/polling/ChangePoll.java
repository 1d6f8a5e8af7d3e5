package dev.tradewind.connector.polling;

import dev.tradewind.api.Http;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.polling.PolledList.Ask;
import dev.tradewind.connector.polling.PolledList.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has changed in a list that can be asked for changes since a time.
 *
 * <p>A pass reads from a little before the latest change that is known, because a write may become visible after one that
 * was made later; the journal knows what it has seen already. A list in the order of change is walked by time: after each
 * page the next question begins at a time that the page has reached, so that records which leave their place for the
 * end of the list make nothing behind them slip by. Which time that is takes care: systems choose the records first and
 * load them then, and one that is changed in between shows a later time than its place. The earliest among the last
 * {@value #TAIL} is safe unless all of them were changed in that moment. Where time does not get on, or a list has no
 * order, its pages are read one after the other; if something changed meanwhile, so that they may have shifted, the pass
 * is repeated, at most {@value #REPEATS_MAX} times.
 *
 * <p>Times of change are compared with each other; our own clock only keeps a record with a time in the future from
 * moving the mark there.
 */
public final class ChangePoll {

    private static final int TAIL = 10;
    private static final int REPEATS_MAX = 3;

    /** Systems count in seconds, and some leave the second itself out. */
    private static final Duration GRAIN = Duration.ofSeconds(1);

    private final PolledList list;
    private final boolean ordered;
    private final Duration overlap;
    private final InstantSource clock;

    /**
     * How far it has come.
     *
     * @param mark the latest change of the last whole pass
     * @param pass the pass under way; null between two
     */
    private record Cursor(Instant mark, @Nullable Pass pass) {

        private record Kind(@Nullable String mark) {}

        /** Empty if it is that of a {@link SnapshotPoll}: somebody has changed the way in which the list is read. */
        static Optional<Cursor> parse(String text) {
            byte[] json = text.getBytes(StandardCharsets.UTF_8);
            return Json.read(json, Kind.class).mark() == null
                    ? Optional.empty()
                    : Optional.of(Json.read(json, Cursor.class));
        }
    }

    /**
     * A pass under way.
     *
     * @param since what is asked for
     * @param position page of that; null for the first
     * @param startedAt by the system's clock
     * @param highest latest change seen
     * @param repeats how often the pass was begun again
     */
    private record Pass(Instant since, @Nullable String position, Instant startedAt, Instant highest, int repeats) {

        Ask ask() {
            return new Ask(Optional.of(since), Optional.ofNullable(position));
        }
    }

    /**
     * A poll of one list.
     *
     * @param ordered whether the list is in ascending order of change
     * @param overlap how far before the latest known change each pass begins; a second at least
     */
    public ChangePoll(PolledList list, boolean ordered, Duration overlap, InstantSource clock) {
        this.list = list;
        this.ordered = ordered;
        this.overlap = overlap.compareTo(GRAIN) < 0 ? GRAIN : overlap;
        this.clock = clock;
    }

    /** See {@link dev.tradewind.api.Source#changes}. */
    public PageResult changes(Optional<String> cursor, Http http) {
        return cursor.flatMap(Cursor::parse).map(at -> next(at, http)).orElseGet(() -> begin(http));
    }

    // One question, for the time there: with a clock of ours that is ahead, changes would be missed.
    private PageResult begin(Http http) {
        Instant now = clock.instant();
        return switch (list.page(Ask.from(now), http)) {
            case Step.Failed failed -> new PageResult.Failed(failed.failure());
            case Step.Read read -> page(List.of(), new Cursor(earlier(now, read.serverTime()), null), true, read);
        };
    }

    private PageResult next(Cursor cursor, Http http) {
        Instant from = cursor.mark().minus(overlap);
        Pass pass = cursor.pass() != null ? cursor.pass() : new Pass(from, null, clock.instant(), cursor.mark(), 0);
        return switch (list.page(pass.ask(), http)) {
            case Step.Failed failed -> new PageResult.Failed(failed.failure());
            case Step.Read read -> read(cursor, pass, read);
        };
    }

    private PageResult read(Cursor cursor, Pass pass, Step.Read read) {
        Instant startedAt = earlier(pass.startedAt(), read.serverTime());
        Pass seen = new Pass(pass.since(), pass.position(), startedAt, highest(pass, read), pass.repeats());
        if (read.next().isPresent()) {
            return page(events(read), new Cursor(cursor.mark(), onward(seen, read)), true, read);
        }
        boolean mayHaveShifted = !ordered
                && seen.position() != null
                && seen.repeats() < REPEATS_MAX
                && !seen.highest().isBefore(seen.startedAt());
        if (mayHaveShifted) {
            Pass again = new Pass(seen.since(), null, clock.instant(), seen.highest(), seen.repeats() + 1);
            return page(events(read), new Cursor(cursor.mark(), again), true, read);
        }
        return page(events(read), new Cursor(seen.highest(), null), false, read);
    }

    private Pass onward(Pass pass, Step.Read read) {
        Optional<Instant> reached = ordered ? reached(read.records()) : Optional.empty();
        return reached.map(time -> time.minus(GRAIN))
                .filter(since -> since.isAfter(pass.since()))
                .map(since -> new Pass(since, null, pass.startedAt(), pass.highest(), pass.repeats()))
                .orElseGet(() -> new Pass(
                        pass.since(), read.next().orElseThrow(), pass.startedAt(), pass.highest(), pass.repeats()));
    }

    private static Optional<Instant> reached(List<Polled> records) {
        return records.subList(Math.max(0, records.size() - TAIL), records.size()).stream()
                .flatMap(record -> record.modifiedAt().stream())
                .min(Instant::compareTo);
    }

    private Instant highest(Pass pass, Step.Read read) {
        Instant limit = clock.instant();
        return read.records().stream()
                .flatMap(record -> record.modifiedAt().stream())
                .map(time -> time.isAfter(limit) ? limit : time)
                .filter(time -> time.isAfter(pass.highest()))
                .max(Instant::compareTo)
                .orElse(pass.highest());
    }

    private List<IncomingEvent> events(Step.Read read) {
        Instant now = clock.instant();
        return read.records().stream()
                .map(record -> PolledEvents.of(list.stream(), PolledEvents.SWEPT, record, "", now))
                .toList();
    }

    private static PageResult page(List<IncomingEvent> events, Cursor cursor, boolean more, Step.Read read) {
        return new PageResult.Page(events, Json.text(cursor), more, read.total());
    }

    private static Instant earlier(Instant time, Optional<Instant> other) {
        return other.filter(time::isAfter).orElse(time);
    }
}
