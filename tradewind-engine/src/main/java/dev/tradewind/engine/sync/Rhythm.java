package dev.tradewind.engine.sync;

import dev.tradewind.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often a connection's webhooks come in each hour of the week, and so whether it is odd that none comes.
 *
 * <p>If webhooks came independently of each other (a Poisson process), none would come in a time in which {@code n} are
 * expected with probability e<sup>-n</sup>. {@link #EXPECTED_MIN} makes that one in a million for each pause: with a thousand
 * webhooks a week one false alarm in twenty years. Real orders come in bursts, so it will be more than that. Rates are
 * estimated low while little is known: a new shop is watched after about a week. Safe for any thread.
 */
final class Rhythm {

    /** So many webhooks must be missing. */
    static final double EXPECTED_MIN = 14;

    /** A pause for thought of the shop's host or ours is none of the shop. */
    static final Duration SILENCE_MIN = Duration.ofMinutes(10);

    private static final int HOURS = 168;

    /** As if each hour of the week had been watched once before without a webhook. */
    private static final double DOUBT_HOURS = 1;

    /** What was two months ago counts for half: seasons change. */
    private static final double WATCHED_HOURS_MAX = 8;

    private final List<Double> seen;
    private final List<Double> watched;
    private final Instant from;
    private @Nullable Instant last;

    /**
     * What is kept on disk.
     *
     * @param seen webhooks in each hour of the week, from Monday midnight in UTC
     * @param watched hours for which each was watched
     */
    private record Kept(List<Double> seen, List<Double> watched) {}

    private Rhythm(List<Double> seen, List<Double> watched, Instant from) {
        this.seen = new ArrayList<>(seen);
        this.watched = new ArrayList<>(watched);
        this.from = from;
    }

    /** One of which nothing is known, watched from now. */
    static Rhythm unknown(Instant now) {
        return new Rhythm(Collections.nCopies(HOURS, 0.0), Collections.nCopies(HOURS, 0.0), now);
    }

    /** What {@link #text} wrote, watched again from now. */
    static Rhythm parse(String text, Instant now) {
        Kept kept = Json.read(text.getBytes(StandardCharsets.UTF_8), Kept.class);
        return new Rhythm(kept.seen(), kept.watched(), now);
    }

    synchronized String text() {
        return Json.text(new Kept(seen, watched));
    }

    /** A webhook came. */
    synchronized void told(Instant at) {
        // A silence that was told as odd was no sample of how the shop is.
        if (silentSince(at).isEmpty()) {
            eachHour(since(), at, (hour, hours) -> watched.set(hour, watched.get(hour) + hours));
        }
        int hour = hourOfWeek(at.atZone(ZoneOffset.UTC));
        seen.set(hour, seen.get(hour) + 1);
        if (watched.get(hour) > WATCHED_HOURS_MAX) {
            seen.set(hour, seen.get(hour) / 2);
            watched.set(hour, watched.get(hour) / 2);
        }
        last = at;
    }

    /** Since when none has come, if that is odd by now. */
    synchronized Optional<Instant> silentSince(Instant now) {
        Instant since = since();
        boolean isOdd = !now.isBefore(since.plus(SILENCE_MIN)) && expected(since, now) >= EXPECTED_MIN;
        return isOdd ? Optional.of(since) : Optional.empty();
    }

    private Instant since() {
        return last == null ? from : last;
    }

    /** How many would have come between two moments; a week says all there is to say. */
    private double expected(Instant since, Instant now) {
        Instant until = now.isAfter(since.plus(7, ChronoUnit.DAYS)) ? since.plus(7, ChronoUnit.DAYS) : now;
        double[] sum = {0};
        eachHour(since, until, (hour, hours) -> sum[0] += hours * seen.get(hour) / (watched.get(hour) + DOUBT_HOURS));
        return sum[0];
    }

    /** Told of each hour of the week between two moments, and of how much of it lies between them. */
    private interface Hours {
        void hour(int ofWeek, double hours);
    }

    private static void eachHour(Instant since, Instant until, Hours told) {
        ZonedDateTime at = since.atZone(ZoneOffset.UTC);
        ZonedDateTime end = until.atZone(ZoneOffset.UTC);
        while (at.isBefore(end)) {
            ZonedDateTime next = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            ZonedDateTime to = next.isBefore(end) ? next : end;
            told.hour(hourOfWeek(at), Duration.between(at, to).toMillis() / 3_600_000.0);
            at = to;
        }
    }

    private static int hourOfWeek(ZonedDateTime at) {
        return (at.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()) * 24 + at.getHour();
    }
}
