package dev.tradewind.engine.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one flow or connection has done lately. Safe for any thread. */
public final class Beat {

    /** Half an hour, by the minute. */
    public static final int MINUTES = 30;

    private static final int SECONDS_PER_MINUTE = 60;

    private final int[] applied = new int[MINUTES];
    private long newestMinute;
    private @Nullable Instant lastApplied;
    private @Nullable Instant lastEvent;
    private @Nullable Instant lastSwept;
    private final Map<String, Instant> unreadSince = new TreeMap<>();
    private @Nullable Instant webhooksSeen;
    private @Nullable Instant unkeptSince;
    private @Nullable String lastError;
    private @Nullable Instant lastErrorAt;

    synchronized void applied(Instant at) {
        advance(at);
        applied[(int) (newestMinute % MINUTES)]++;
        lastApplied = at;
    }

    synchronized void error(String reason, Instant at) {
        lastError = reason;
        lastErrorAt = at;
    }

    synchronized void event(Instant at) {
        lastEvent = at;
    }

    synchronized void swept(String stream, Instant at) {
        lastSwept = at;
        unreadSince.remove(stream);
    }

    /** A stream could not be asked for what has changed. */
    synchronized void unread(String stream, Instant at) {
        unreadSince.putIfAbsent(stream, at);
    }

    /** Since when each stream could not be asked for what has changed; without those of which the last look went well. */
    public synchronized Map<String, Instant> unreadSince() {
        return Map.copyOf(unreadSince);
    }

    synchronized void webhooksSeen(Instant at) {
        unkeptSince = null;
        webhooksSeen = at;
    }

    /** Applied deliveries in each of the last {@value #MINUTES} minutes, oldest first, the current one last. */
    public synchronized List<Integer> perMinute(Instant now) {
        advance(now);
        List<Integer> minutes = new ArrayList<>(MINUTES);
        for (long minute = newestMinute - MINUTES + 1; minute <= newestMinute; minute++) {
            minutes.add(applied[(int) Math.floorMod(minute, (long) MINUTES)]);
        }
        return minutes;
    }

    /** As {@link #perMinute} of something that has done nothing. */
    public static List<Integer> silence() {
        return Collections.nCopies(MINUTES, 0);
    }

    /** Clears the minutes that have begun since the last call. A clock that was set back counts into the newest minute. */
    private void advance(Instant now) {
        long minute = now.getEpochSecond() / SECONDS_PER_MINUTE;
        long from = Math.max(newestMinute + 1, minute - MINUTES + 1);
        for (long begun = from; begun <= minute; begun++) {
            applied[(int) (begun % MINUTES)] = 0;
        }
        newestMinute = Math.max(newestMinute, minute);
    }

    /** Its webhooks could not be looked after. */
    synchronized void unkept(Instant at) {
        unkeptSince = unkeptSince == null ? at : unkeptSince;
    }

    /** Since when its webhooks could not be looked after; empty if the last look went well. */
    public synchronized Optional<Instant> unkeptSince() {
        return Optional.ofNullable(unkeptSince);
    }

    public synchronized Optional<Instant> lastApplied() {
        return Optional.ofNullable(lastApplied);
    }

    public synchronized Optional<Instant> lastEvent() {
        return Optional.ofNullable(lastEvent);
    }

    public synchronized Optional<Instant> lastSwept() {
        return Optional.ofNullable(lastSwept);
    }

    public synchronized Optional<Instant> webhooksSeen() {
        return Optional.ofNullable(webhooksSeen);
    }

    public synchronized Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }

    public synchronized Optional<Instant> lastErrorAt() {
        return Optional.ofNullable(lastErrorAt);
    }
}
