package dev.tradewind.engine.sync;

import dev.tradewind.api.CensusResult;
import dev.tradewind.api.Failure;
import dev.tradewind.api.StreamSpec;
import dev.tradewind.api.json.Json;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.base.Tx;
import dev.tradewind.engine.entity.StoredEntity;
import dev.tradewind.engine.reading.CursorStore.Cursor;
import dev.tradewind.engine.reading.Reread;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what no event tells: records that the hub knows and the source has no more. Goes through the source's keys, range by
 * range, and has every known record read again that is not among them; only what that read says is believed, since lists
 * shift while they are read.
 *
 * <p>Where it stands is committed together with what is to be read again: a crash repeats a page at most. Memory holds one
 * page of the source's keys and one of the hub's. Used by one thread.
 */
final class Census {

    private static final Logger LOG = LoggerFactory.getLogger(Census.class);

    /** More that are missing in one census are no deletions: the source hides records, from this key or by mistake. */
    static final int MISSING_MAX = 500;

    /** Keys of the hub's looked at together. */
    private static final int KEYS_AT_ONCE = 1_000;

    private final Connected connection;
    private final GuardedSource source;
    private final Stores stores;
    private final SourceReader reader;
    private final InstantSource clock;

    /**
     * Where the census of one stream stands.
     *
     * @param source the source's own cursor; null between two censuses
     * @param through up to where keys have been compared
     * @param missing how many were not among the source's so far
     */
    private record Stand(@Nullable String source, long through, int missing) {
        static final Stand BETWEEN = new Stand(null, 0, 0);

        static Stand parse(String text) {
            return Json.read(text.getBytes(StandardCharsets.UTF_8), Stand.class);
        }
    }

    Census(Connected connection, Stores stores, SourceReader reader, InstantSource clock) {
        this.connection = connection;
        this.source = new GuardedSource(connection.name(), connection.source().orElseThrow());
        this.stores = stores;
        this.reader = reader;
        this.clock = clock;
    }

    /** Whether a census of a stream is under way, or the last one is {@code every} ago. The first begins that long from now. */
    boolean isDue(StreamSpec stream, Duration every) {
        Optional<Cursor> cursor = cursor(stream);
        if (cursor.isEmpty()) {
            stores.writes().write("census", tx -> {
                stand(tx, stream, Stand.BETWEEN);
                return stream;
            });
            return false;
        }
        boolean isUnderWay = Stand.parse(cursor.get().value()).source() != null;
        Instant last = cursor.get().movedAt();
        // A time to come was written by a clock that was ahead.
        return isUnderWay || last.isAfter(now()) || !last.plus(every).isAfter(now());
    }

    /**
     * Compares one page.
     *
     * @return whether there is more
     */
    boolean countOnce(StreamSpec stream) {
        if (reader.isBackfillAtRest()) {
            return false;
        }
        Stand before = cursor(stream).map(c -> Stand.parse(c.value())).orElse(Stand.BETWEEN);
        return switch (source.census(
                stream.name(),
                Optional.ofNullable(before.source()),
                connection.http().open(Priority.BACKFILL))) {
            case CensusResult.Page page -> compare(stream, before, page);
            case CensusResult.Failed failed -> failed(stream, failed.failure());
        };
    }

    private boolean failed(StreamSpec stream, Failure failure) {
        reader.failed(failure);
        if (failure instanceof Failure.Rejected) {
            end(stream); // Asked again at once, it would be refused again; the next census tries.
        }
        return false;
    }

    private boolean compare(StreamSpec stream, Stand before, CensusResult.Page page) {
        List<EntityKey> unseen = unseen(stream, before.through(), page);
        boolean tooMany = stores.writes().write("census", tx -> {
            List<StoredEntity> missing = missing(tx, stream, unseen);
            int all = before.missing() + missing.size();
            if (all > MISSING_MAX) {
                stand(tx, stream, Stand.BETWEEN);
                return true;
            }
            stores.rereads().add(tx, missing.stream().map(this::reread).toList());
            stand(tx, stream, page.isLast() ? Stand.BETWEEN : new Stand(page.cursor(), page.through(), all));
            return false;
        });
        if (tooMany) {
            LOG.warn(
                    "census of {} of {}: more than {} known records are not among the source's, which is no deletion;"
                            + " the rest is left alone until the next census. Check that the connection's key may see all of them",
                    stream.name(),
                    connection.name(),
                    MISSING_MAX);
        }
        return !tooMany && !page.isLast();
    }

    /** Known keys of the page's range that are not in the page; not many more than can be acted on. */
    private List<EntityKey> unseen(StreamSpec stream, long after, CensusResult.Page page) {
        Set<Long> there = new HashSet<>(page.keys());
        List<EntityKey> unseen = new ArrayList<>();
        long from = after;
        List<Long> known;
        do {
            known = stores.entities().numbered(connection.name(), stream.name(), from, page.through(), KEYS_AT_ONCE);
            known.stream()
                    .filter(key -> !there.contains(key))
                    .forEach(key -> unseen.add(new EntityKey(connection.name(), stream.name(), key.toString())));
            from = known.isEmpty() ? from : known.getLast();
        } while (known.size() == KEYS_AT_ONCE);
        return unseen;
    }

    private List<StoredEntity> missing(Tx tx, StreamSpec stream, List<EntityKey> unseen) {
        List<StoredEntity> missing = new ArrayList<>();
        for (int from = 0; from < unseen.size() && missing.size() <= MISSING_MAX; from += KEYS_AT_ONCE) {
            List<EntityKey> some = unseen.subList(from, Math.min(from + KEYS_AT_ONCE, unseen.size()));
            stores.entities().findAll(tx, some).values().stream()
                    .filter(known -> source.isCounted(stream.name(), Json.readObject(known.json())))
                    .forEach(missing::add);
        }
        return missing;
    }

    private Reread reread(StoredEntity known) {
        return new Reread(known.key(), "not found by the census", known.seq(), now(), 0);
    }

    private void end(StreamSpec stream) {
        stores.writes().write("census", tx -> {
            stand(tx, stream, Stand.BETWEEN);
            return stream;
        });
    }

    private void stand(Tx tx, StreamSpec stream, Stand stand) {
        stores.cursors().move(tx, new Cursor(connection.name(), name(stream), Json.text(stand), now()));
    }

    private Optional<Cursor> cursor(StreamSpec stream) {
        return stores.cursors().find(connection.name(), name(stream));
    }

    /** No stream is called so: it stands beside the cursor of the stream's sweep. */
    private static String name(StreamSpec stream) {
        return stream.name() + "/census";
    }

    private Instant now() {
        return clock.instant();
    }
}
