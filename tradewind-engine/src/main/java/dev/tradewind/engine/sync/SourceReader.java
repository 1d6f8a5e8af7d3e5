package dev.tradewind.engine.sync;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Failure;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.StreamSpec;
import dev.tradewind.api.json.Json;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.journal.Correlation;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.journal.NewEvent;
import dev.tradewind.engine.journal.Origin;
import dev.tradewind.engine.journal.Verdict;
import dev.tradewind.engine.reading.Backfill;
import dev.tradewind.engine.reading.CursorStore.Cursor;
import dev.tradewind.engine.reading.Reread;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Reads one source: records that must be read again, what has changed since the cursor, and what existed before.
 *
 * <p>Whatever is read goes into the journal like any webhook, in one commit with the cursor that says so: a crash repeats
 * a page, which the journal recognises, and never skips one. Used by one thread for each of the three.
 */
final class SourceReader {

    private static final int REREADS_AT_ONCE = 20;
    private static final RetrySchedule AFTER_FAILURE = new RetrySchedule(Duration.ofSeconds(2), Duration.ofMinutes(10));

    /** A backfill waits while so many events are not yet routed: it must not fill the disk faster than it is worked off. */
    private static final long UNROUTED_MAX = 5_000;

    private final Connected connection;
    private final GuardedSource source;
    private final Stores stores;
    private final Reading reading;

    /**
     * What a reader is given besides its organs.
     *
     * @param arrived told after events have become durable
     */
    record Reading(Pauses pauses, Pulse pulse, Runnable arrived, InstantSource clock, RandomGenerator random) {}

    SourceReader(Connected connection, Stores stores, Reading reading) {
        this.connection = connection;
        this.source = new GuardedSource(connection.name(), connection.source().orElseThrow());
        this.stores = stores;
        this.reading = reading;
    }

    /** Reads what is due to be read again; how many records. */
    int rereadOnce() {
        if (isAtRest()) {
            return 0;
        }
        List<Reread> due = stores.rereads().due(connection.name(), now(), REREADS_AT_ONCE);
        due.forEach(this::reread);
        return due.size();
    }

    private void reread(Reread wanted) {
        EntityKey entity = wanted.entity();
        switch (source.read(entity.stream(), entity.key(), connection.http().open())) {
            case ReadResult.Found found -> keepReread(wanted, found.event(), List.of());
            case ReadResult.Missing missing -> keepReread(wanted, missing.event(), showing(entity));
            case ReadResult.Failed failed -> rereadFailed(wanted, failed.failure());
        }
    }

    private void rereadFailed(Reread wanted, Failure failure) {
        liveReadFailed(failure);
        Duration wait = waitAfter(failure, wanted.attempts() + 1);
        stores.writes().write("reread", tx -> {
            if (failure instanceof Failure.Rejected refused) {
                String reason = "could not be read again: " + refused.reason();
                stores.journal()
                        .judge(
                                tx,
                                List.of(new Verdict(
                                        wanted.causeSeq(), Optional.empty(), Verdict.Kind.UNREADABLE, reason)));
                stores.rereads().done(tx, wanted.entity(), wanted.causeSeq());
            } else {
                stores.rereads().postpone(tx, wanted.entity(), now().plus(wait));
            }
            return wanted;
        });
    }

    /** Records that show one which is gone, and of whose change nothing tells. */
    private List<Reread> showing(EntityKey gone) {
        return stores.entities().find(gone).stream()
                .flatMap(known -> source.shownBy(gone.stream(), Json.readObject(known.json())).entrySet().stream())
                .map(other -> new EntityKey(gone.connection(), other.getKey(), other.getValue()))
                .flatMap(key -> stores.entities().find(key).stream())
                .map(known ->
                        new Reread(known.key(), "shows %s, which is gone".formatted(gone.key()), known.seq(), now(), 0))
                .toList();
    }

    private void keepReread(Reread wanted, IncomingEvent event, List<Reread> further) {
        // The same answer to another question is news: the record may have come back to what it was.
        String question = stores.journal()
                .find(wanted.causeSeq())
                .map(JournalEvent::content)
                .orElseGet(() -> String.valueOf(wanted.causeSeq()));
        String dedupeKey = event.dedupeKey() + "#" + question;
        NewEvent answer = asNew(new IncomingEvent(dedupeKey, event.modifiedAt(), event.record()), Origin.READ);
        stores.writes().write("reread", tx -> {
            stores.journal().append(tx, List.of(answer));
            stores.rereads().done(tx, wanted.entity(), wanted.causeSeq());
            stores.rereads().add(tx, further);
            return wanted;
        });
        reading.arrived().run();
    }

    /**
     * Reads one page of what has changed in a stream.
     *
     * @return whether there is more, now
     */
    boolean sweepOnce(StreamSpec stream) {
        if (isAtRest()) {
            return false;
        }
        Optional<String> cursor =
                stores.cursors().find(connection.name(), stream.name()).map(Cursor::value);
        return switch (source.changes(stream.name(), cursor, connection.http().open())) {
            case PageResult.Page page -> {
                keepSwept(stream, page);
                yield page.more();
            }
            case PageResult.Failed failed -> {
                liveReadFailed(failed.failure());
                reading.pulse().unread(connection.name(), stream.name());
                yield false;
            }
        };
    }

    private void keepSwept(StreamSpec stream, PageResult.Page page) {
        Cursor cursor = new Cursor(connection.name(), stream.name(), page.cursor(), now());
        boolean isNews = stores.writes().write("sweep", tx -> {
            List<NewEvent> events =
                    page.events().stream().map(e -> asNew(e, Origin.SWEEP)).toList();
            boolean fresh = stores.journal().append(tx, events).stream().anyMatch(a -> a.fresh());
            stores.cursors().move(tx, cursor);
            return fresh;
        });
        reading.pulse().swept(connection.name(), stream.name());
        if (isNews) {
            reading.arrived().run();
        }
    }

    /**
     * Reads one page of a backfill.
     *
     * @return whether there is more, now
     */
    boolean backfillOnce(Backfill backfill) {
        if (isBackfillAtRest() || stores.journal().head() - stores.journal().position() > UNROUTED_MAX) {
            return false;
        }
        BackfillRange range = new BackfillRange(backfill.from(), backfill.until());
        return switch (source.existing(
                backfill.stream(), range, backfill.cursor(), connection.http().open(Priority.BACKFILL))) {
            case PageResult.Page page -> {
                keepBackfilled(backfill, page);
                yield page.more();
            }
            case PageResult.Failed failed -> {
                backfillFailed(backfill, failed.failure());
                yield false;
            }
        };
    }

    private void keepBackfilled(Backfill backfill, PageResult.Page page) {
        List<NewEvent> events =
                page.events().stream().map(e -> asBackfilled(e, backfill)).toList();
        stores.writes().write("backfill", tx -> {
            stores.journal().append(tx, events);
            long total = page.total().orElse(backfill.total());
            stores.backfills()
                    .advance(tx, backfill.id(), page.cursor(), page.events().size(), total);
            if (!page.more()) {
                stores.backfills().end(tx, backfill.id(), Backfill.State.DONE, "");
            }
            return backfill;
        });
        reading.arrived().run();
    }

    private void backfillFailed(Backfill backfill, Failure failure) {
        failed(failure);
        if (failure instanceof Failure.Rejected) {
            stores.writes().write("backfill", tx -> {
                stores.backfills().end(tx, backfill.id(), Backfill.State.FAILED, failure.reason());
                return backfill;
            });
        }
    }

    private NewEvent asNew(IncomingEvent event, Origin origin) {
        EntityKey entity = new EntityKey(
                connection.name(), event.record().stream(), event.record().key());
        Priority priority = origin == Origin.BACKFILL ? Priority.BACKFILL : Priority.LIVE;
        return new NewEvent(connection.name(), event, origin, priority, Correlation.of(entity), now());
    }

    /** Within one backfill a repeated page is recognised; another backfill brings the same records again, as it should. */
    private NewEvent asBackfilled(IncomingEvent event, Backfill backfill) {
        String dedupeKey = event.dedupeKey() + "#" + backfill.id();
        return asNew(new IncomingEvent(dedupeKey, event.modifiedAt(), event.record()), Origin.BACKFILL);
    }

    /** A wait that the connector read in the answer is kept by all. Not one of backfill: that may be the hub's own. */
    private void liveReadFailed(Failure failure) {
        failed(failure);
        if (failure instanceof Failure.Throttled busy) {
            busy.after().ifPresent(connection.pace()::hold);
        }
    }

    /** Notes that a read went wrong; pauses the connection if its credentials are not accepted. */
    void failed(Failure failure) {
        reading.pulse().failed(connection.name(), failure);
        if (failure instanceof Failure.Unauthorised barred) {
            Pause pause = new Pause(Pause.Kind.CONNECTION, connection.name(), Pause.BY_THE_HUB, barred.reason(), now());
            stores.writes().write("pause", tx -> {
                stores.pauses().pause(tx, pause);
                return pause;
            });
            reading.pauses().refresh();
        }
    }

    private Duration waitAfter(Failure failure, int attempt) {
        Duration backoff = AFTER_FAILURE.waitAfter(attempt, reading.random());
        return failure instanceof Failure.Throttled busy ? busy.after().orElse(backoff) : backoff;
    }

    /** Paused, or it asked to be left alone. */
    boolean isAtRest() {
        return isPaused() || connection.pace().heldUntil().isPresent();
    }

    /** As {@link #isAtRest}, or it is not the time for work that can wait. */
    boolean isBackfillAtRest() {
        return isAtRest() || connection.pace().backfillWaitsUntil().isPresent();
    }

    private boolean isPaused() {
        return reading.pauses().isPaused(Pause.Kind.CONNECTION, connection.name());
    }

    private Instant now() {
        return reading.clock().instant();
    }
}
