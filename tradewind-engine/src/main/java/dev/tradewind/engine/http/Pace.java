package dev.tradewind.engine.http;

import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpFailures;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.HttpResult.NoReply.Cause;
import dev.tradewind.engine.base.OffPeak;
import dev.tradewind.engine.base.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How hard one connection may be worked: by all calls together, whatever they are for.
 *
 * <p>Four things hold a call back: the system asked to be left alone (Retry-After), the requests of the minute are used up,
 * as many calls as it bears are under way ({@link CallLimit}), or it is backfill and live work comes first. Outlives a
 * change of the documents, so that a wait asked for is kept. In memory: a restart forgets it. Safe for any thread.
 */
public final class Pace {

    /** Whoever waits for the end of another call is called; this is for what only time changes. */
    private static final Duration WAITING_FOR_OTHERS = Duration.ofSeconds(1);

    /** Live work is there as long as its last call is no older. */
    private static final Duration LIVE_LATELY = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final HttpFailures failures;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CallLimit limit;
    private int most;
    private OffPeak offPeak = OffPeak.ALWAYS;
    private boolean isMeasured;
    private @Nullable RequestBudget budget;
    private Slots slots = Slots.NONE;
    private int liveWaiting;
    private Instant heldUntil = Instant.MIN;
    private Instant lastLive = Instant.MIN;

    /** A pace with {@code most} calls at once, and any number of them a minute. */
    public Pace(int most, InstantSource clock) {
        this.clock = clock;
        this.failures = new HttpFailures(clock);
        this.most = most;
        this.limit = new CallLimit(most);
    }

    /** The right to one call; ended exactly once. */
    final class Turn {
        private final Priority priority;
        private final Instant began = clock.instant();
        private final int underWay = slots.all();

        private Turn(Priority priority) {
            this.priority = priority;
        }

        /** What became of the call. */
        void ended(HttpCall call, HttpResult result) {
            lock.lock();
            try {
                isMeasured = true;
                learn(call, result);
                ended();
            } finally {
                lock.unlock();
            }
        }

        /** The call is over; nothing is learned from it. */
        void ended() {
            lock.lock();
            try {
                slots = slots.end(priority);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void learn(HttpCall call, HttpResult result) {
            Instant now = clock.instant();
            switch (result) {
                case HttpResult.Reply reply
                when isPressed(reply) -> {
                    limit.pressed(began, now);
                    failures.retryAfter(reply).ifPresent(wait -> holdUntil(now.plus(wait)));
                }
                case HttpResult.Reply reply ->
                    limit.answered(new CallLimit.Answer(
                            priority, CallKind.of(call, reply), began, Duration.between(began, now), underWay));
                case HttpResult.NoReply none -> {
                    if (none.cause() == Cause.TIME) {
                        limit.pressed(began, now);
                    }
                }
            }
        }
    }

    /** A 500 is no such sign: shops answer so to mistakes in what they are sent. */
    private static boolean isPressed(HttpResult.Reply reply) {
        return switch (reply.status()) {
            case 408, 429, 502, 503, 504 -> true;
            default -> false;
        };
    }

    /** Other limits from now on; what was learned stays. */
    public void set(int concurrency, OptionalInt requestsPerMinute, OffPeak forBackfill) {
        lock.lock();
        try {
            most = concurrency;
            offPeak = forBackfill;
            limit.most(concurrency);
            if (requestsPerMinute.isEmpty()) {
                budget = null;
            } else if (budget == null || budget.perMinute() != requestsPerMinute.getAsInt()) {
                budget = new RequestBudget(requestsPerMinute.getAsInt(), clock);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the right to a call, if it may be made now. */
    Optional<Turn> tryTurn(Priority priority) {
        lock.lock();
        try {
            if (isHeld() || !hasRoom(priority) || !tryTake(priority)) {
                return Optional.empty();
            }
            slots = slots.begin(priority);
            lastLive = priority == Priority.LIVE ? clock.instant() : lastLive;
            return Optional.of(new Turn(priority));
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoom(Priority priority) {
        return switch (priority) {
            case LIVE -> slots.hasRoom(priority, limit.now(), most);
            case BACKFILL ->
                liveWaiting == 0
                        && (isLiveLately()
                                ? slots.hasRoomBesideLive(limit.now(), most)
                                : slots.hasRoom(priority, limit.now(), most));
        };
    }

    private boolean tryTake(Priority priority) {
        return budget == null || budget.tryTake(priority, isLiveLately());
    }

    private boolean isLiveLately() {
        return lastLive.isAfter(clock.instant().minus(LIVE_LATELY));
    }

    /** As {@link #tryTurn}, and waits so long at most; not at all if that is known to be in vain. */
    Optional<Turn> awaitTurn(Priority priority, Duration longest) throws InterruptedException {
        lock.lock();
        if (priority == Priority.LIVE) {
            liveWaiting++;
        }
        try {
            long left = longest.toNanos();
            Optional<Turn> turn = tryTurn(priority);
            while (turn.isEmpty() && left > 0 && untilFree(priority).toNanos() <= left) {
                long wait =
                        Math.min(left, Math.max(1_000_000, untilFree(priority).toNanos()));
                left -= wait - changed.awaitNanos(wait);
                turn = tryTurn(priority);
            }
            return turn;
        } finally {
            if (priority == Priority.LIVE) {
                liveWaiting--;
                changed.signalAll();
            }
            lock.unlock();
        }
    }

    /** How long a call has to wait at the least; a moment if only another call's end is awaited. */
    Duration untilFree(Priority priority) {
        lock.lock();
        try {
            if (isHeld()) {
                return Duration.between(clock.instant(), heldUntil);
            }
            Duration budgeted = budget == null ? Duration.ZERO : budget.untilNext(priority, isLiveLately());
            return budgeted.isPositive() ? budgeted : WAITING_FOR_OTHERS;
        } finally {
            lock.unlock();
        }
    }

    /** Why a call has to wait, in words for people. */
    String reason() {
        lock.lock();
        try {
            if (isHeld()) {
                return "it asked to be left alone until " + heldUntil;
            }
            if (budget != null && budget.untilNext(Priority.LIVE, true).isPositive()) {
                return "the connection's limit of %d requests a minute is used up".formatted(budget.perMinute());
            }
            return "the %d calls that it bears at once are under way".formatted(limit.now());
        } finally {
            lock.unlock();
        }
    }

    /** The system said, by other means than HTTP's own, that it wants to be left alone. */
    public void hold(Duration wait) {
        lock.lock();
        try {
            holdUntil(clock.instant().plus(wait));
        } finally {
            lock.unlock();
        }
    }

    private void holdUntil(Instant until) {
        heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
    }

    /** A person says that it may be called again. */
    public void release() {
        lock.lock();
        try {
            heldUntil = Instant.MIN;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Until when no call is made; empty if calls may be made. */
    public Optional<Instant> heldUntil() {
        lock.lock();
        try {
            return isHeld() ? Optional.of(heldUntil) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Until when backfill and census wait for the quiet hours; empty if they may work. What has begun may end. */
    public Optional<Instant> backfillWaitsUntil() {
        lock.lock();
        try {
            return offPeak.waitsUntil(clock.instant());
        } finally {
            lock.unlock();
        }
    }

    private boolean isHeld() {
        return clock.instant().isBefore(heldUntil);
    }

    /** Calls at once that are wise now; all that are allowed before the first call was made. */
    public int limit() {
        lock.lock();
        try {
            return isMeasured ? limit.now() : most;
        } finally {
            lock.unlock();
        }
    }

    /** Calls at once that are allowed. */
    public int most() {
        lock.lock();
        try {
            return most;
        } finally {
            lock.unlock();
        }
    }

    /** Calls under way. */
    public int underWay() {
        lock.lock();
        try {
            return slots.all();
        } finally {
            lock.unlock();
        }
    }
}
