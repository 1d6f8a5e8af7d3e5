package dev.tradewind.engine.sync;

import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryState;
import java.util.HashSet;
import java.util.Set;

/**
 * Who may touch a waiting delivery: one attempt, or the router that supersedes it, never both.
 *
 * <p>One process owns all lanes, so this is kept in memory, and a claim costs no write. The holder of a delivery must look
 * at its committed state once more after {@link #tryTake}: only then is it known that nobody else has settled it between.
 *
 * <p>After a restart nothing here is left. {@link #mayHaveBeenApplied} therefore takes every delivery that existed at start
 * for one that the process before may have sent. An attempt whose outcome could not be written keeps its delivery taken.
 */
final class LaneGuard {

    private final long lastIdAtStart;
    private final Set<Long> taken = new HashSet<>();

    /**
     * Begins with nothing taken.
     *
     * @param lastIdAtStart greatest delivery id that existed when this process started
     */
    LaneGuard(long lastIdAtStart) {
        this.lastIdAtStart = lastIdAtStart;
    }

    /** Takes a delivery; false if somebody else has it. */
    synchronized boolean tryTake(long delivery) {
        return taken.add(delivery);
    }

    synchronized void release(long delivery) {
        taken.remove(delivery);
    }

    synchronized void releaseAll(Set<Long> deliveries) {
        taken.removeAll(deliveries);
    }

    /** Those that are taken now. */
    synchronized Set<Long> taken() {
        return Set.copyOf(taken);
    }

    /**
     * Whether the destination may hold what this delivery says, although nobody has written that down: an attempt ended in
     * doubt, or the process before this one may have died in the middle of one.
     */
    boolean mayHaveBeenApplied(Delivery delivery) {
        return delivery.mayHaveBeenApplied()
                || (delivery.state() == DeliveryState.WAITING && delivery.id() <= lastIdAtStart);
    }
}
