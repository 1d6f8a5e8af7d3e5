package dev.tradewind.engine.admin;

import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.journal.EventFilter;
import dev.tradewind.engine.lane.DeliveryFilter;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person can order. Each order is written to the log of actions, under {@code who}. Safe for any thread.
 *
 * <p>An order that cannot be carried out throws {@link Impossible}, whose message says why and what to do.
 */
public interface Controls {

    /** Tries a dead letter again, now, with its idempotency key. */
    void retry(long delivery, String who);

    /** Tries every dead letter that fits again; how many. */
    int retryAll(DeliveryFilter filter, String who);

    /**
     * Delivers once more what a finished delivery delivered, as a new delivery; its id. In a state flow the record is
     * delivered as it is now, because an old version must not go over a newer one.
     */
    long replay(long delivery, String who);

    /**
     * As {@link #replay}, for every finished delivery that fits, oldest first and behind everything live; how many. In a
     * state flow once for each record.
     *
     * @param filter without a state: those that were applied
     */
    int replayAll(DeliveryFilter filter, String who);

    /**
     * Has an event that could not be understood routed again, as if it had just come: after the fault that made it
     * unreadable is mended. What has been seen of its record since stands. Ordered twice, it is routed once.
     */
    void reroute(long event, String who);

    /**
     * As {@link #reroute}, for every event that could not be understood and fits, in their order; how many. Leaves out what
     * came from connections that are not in use.
     */
    int rerouteAll(EventFilter filter, String who);

    /** Decides that an open delivery shall not be delivered. */
    void discard(long delivery, String reason, String who);

    void pause(Pause.Kind kind, String name, String reason, String who);

    void resume(Pause.Kind kind, String name, String who);

    /** Starts running existing records through the flows that read this stream; the backfill's id. */
    long backfill(String connection, String stream, Optional<Instant> from, Optional<Instant> until, String who);

    /** An order that cannot be carried out. */
    final class Impossible extends RuntimeException {
        public Impossible(String message) {
            super(message);
        }
    }
}
