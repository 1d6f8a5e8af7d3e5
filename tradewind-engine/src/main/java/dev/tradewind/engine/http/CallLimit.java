package dev.tradewind.engine.http;

import dev.tradewind.engine.base.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many calls at once a system bears, found out by its answers.
 *
 * <p>Additive increase, multiplicative decrease (Chiu and Jain 1989, the rule of TCP), with delay as the sign of congestion
 * (Brakmo and Peterson's TCP Vegas, 1995): each answer is compared with how fast its kind usually is when the system is not
 * busy, and the fastest answer of a round counts, since in a queue everybody waits while a single slow answer may be chance
 * (HyStart, Ha and Rhee 2008). Rounds of live work and of backfill are judged apart: a page that is as slow as ever must not
 * hide that orders wait. Doubles from the start until the first sign of slowness, then grows by one a round. Refusals and
 * lost answers halve it, once for all calls that were under way together. Not safe for threads.
 */
final class CallLimit {

    /** The first round says more about the system than about us. */
    static final int FIRST = 2;

    /** Answers that make a round, at least: as HyStart's; the fastest of eight is hardly ever slow by chance. */
    private static final int ROUND_MIN = 8;

    /** Up to here an answer takes as long as it should. */
    private static final double AS_EVER = 1.2;

    /** From here on everybody waits in a queue: three calls at once take two workers 1.5 times as long as two. */
    private static final double SLOW = 1.4;

    /**
     * So much longer than usual is no slowness, whatever the ratio: a system on the next machine answers in a millisecond, and
     * the scheduler alone makes two of it. As HyStart, which lets 4 to 16 ms pass.
     */
    private static final Duration UNNOTICED = Duration.ofMillis(20);

    private static final double DECREASE = 0.7;

    /** No shop is well that takes so long, whatever it did before. */
    private static final Duration TOO_LONG = Duration.ofSeconds(10);

    private final Usual usual = new Usual();
    private final Map<Priority, Round> rounds = new EnumMap<>(Priority.class);
    private int most;
    private int now;
    private boolean isSteep = true;
    private Instant since = Instant.MIN;
    private Instant lessSince = Instant.MIN;

    CallLimit(int most) {
        this.most = most;
        this.now = Math.min(FIRST, most);
    }

    /** What the answers of one round say. */
    private record Round(int answers, int together, double fastest) {
        static final Round NEW = new Round(0, 0, Double.MAX_VALUE);

        Round with(int underWay, double ratio) {
            return new Round(answers + 1, Math.max(together, underWay), Math.min(fastest, ratio));
        }
    }

    /**
     * One call that was answered.
     *
     * @param underWay calls at once when it began, itself included
     */
    record Answer(Priority priority, CallKind kind, Instant began, Duration took, int underWay) {}

    void most(int allowed) {
        most = allowed;
        now = Math.min(now, allowed);
    }

    int now() {
        return now;
    }

    void answered(Answer answer) {
        double ratio = usual.ratio(answer);
        if (answer.began().isBefore(since)) {
            return; // It says how the limit before this one was.
        }
        Round round = rounds.getOrDefault(answer.priority(), Round.NEW)
                .with(answer.underWay(), answer.took().compareTo(TOO_LONG) > 0 ? ratio + SLOW : ratio);
        rounds.put(answer.priority(), round);
        if (round.answers() >= Math.max(ROUND_MIN, now)) {
            rounds.remove(answer.priority());
            ended(round, answer.began().plus(answer.took()));
        }
    }

    private void ended(Round round, Instant at) {
        if (round.fastest() > SLOW) {
            decrease(Math.max(1, (int) (now * DECREASE)), at);
        } else if (round.fastest() > AS_EVER) {
            isSteep = false;
        } else if (round.together() >= now) {
            now = Math.min(most, isSteep ? now * 2 : now + 1);
            since = at;
            rounds.clear();
        }
    }

    /** Refused for being too many, or not answered in time. */
    void pressed(Instant began, Instant at) {
        if (!began.isBefore(lessSince)) {
            decrease(Math.max(1, now / 2), at);
        }
    }

    private void decrease(int to, Instant at) {
        now = to;
        isSteep = false;
        since = at;
        lessSince = at;
        rounds.clear();
    }

    /**
     * How long calls of each kind usually take when the system is not busy: follows faster answers quickly and slower ones
     * hardly, so that it lies near the fastest tenth and not at the one luckiest.
     */
    private static final class Usual {

        private static final double DOWN = 0.1;
        private static final double UP = 0.01;

        /** Shops move, and grow; but what is slow for an afternoon is slow, and not the new usual. */
        private static final Duration DOUBLES_IN = Duration.ofHours(1);

        /** A connector asks some twenty kinds of things, in some ten sizes each. */
        private static final int KINDS_MAX = 256;

        private final Map<CallKind, Seen> kinds = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<CallKind, Seen> eldest) {
                return size() > KINDS_MAX;
            }
        };

        private record Seen(double nanos, Instant at) {}

        /** How many times as long as usual it took, 1 if nobody notices the difference; and remembers it. */
        double ratio(Answer answer) {
            double nanos = Math.max(1, answer.took().toNanos());
            Instant at = answer.began().plus(answer.took());
            Seen seen = kinds.getOrDefault(answer.kind(), new Seen(nanos, at));
            boolean isAlone = answer.underWay() <= 1;
            if (nanos < seen.nanos()) {
                kinds.put(answer.kind(), new Seen(seen.nanos() + DOWN * (nanos - seen.nanos()), at));
            } else if (isAlone || !kinds.containsKey(answer.kind())) {
                double hours = (double) Duration.between(seen.at(), at).toMillis() / DOUBLES_IN.toMillis();
                double most = seen.nanos() * (1 + Math.clamp(hours, 0, 1));
                kinds.put(answer.kind(), new Seen(Math.min(most, seen.nanos() + UP * (nanos - seen.nanos())), at));
            }
            return nanos - seen.nanos() < UNNOTICED.toNanos() ? 1 : nanos / seen.nanos();
        }
    }
}
