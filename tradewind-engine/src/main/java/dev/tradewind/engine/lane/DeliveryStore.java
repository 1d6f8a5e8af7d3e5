package dev.tradewind.engine.lane;

import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.base.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deliveries in lanes. In a lane stand its waiting deliveries and the dead letters that block it; if any stand there,
 * exactly one is the head. The head is the oldest when it becomes the head, and stays it until it leaves the lane; only a
 * head is ever due. A dead letter that does not block is passed: it leaves the lane until it is revived.
 *
 * <p>Reading is safe for any thread and sees what is committed. {@link #due} costs the same however many are waiting.
 */
public interface DeliveryStore {

    /** Adds deliveries as waiting and due at once, each behind what its lane holds, in the order given. Returns their ids. */
    List<Long> enqueue(Tx tx, List<NewDelivery> deliveries);

    /** The open deliveries (waiting or dead) of a lane, oldest first. */
    List<Delivery> open(Tx tx, Lane lane);

    /** Gives whatever waits in these lanes {@link Priority#LIVE}: something live waits behind it. */
    void hurry(Tx tx, Collection<Lane> lanes);

    /** The due heads of one flow, longest due first. */
    List<Due> due(String flow, Priority priority, Instant now, int max);

    /** Makes those of these ids due that wait for a later time. */
    void bringForward(Tx tx, Instant now, long afterId, long throughId);

    /** When the next head of a flow that is not yet due will be; empty if there is none. */
    Optional<Instant> nextDue(String flow, Instant now);

    /** The live heads of a flow that wait since before {@code before}. Looks at {@link Late#MAX} heads, longest due first. */
    Late late(String flow, Instant before);

    /** Since when a flow has its oldest dead letter; empty if it has none. */
    Optional<Instant> deadSince(String flow);

    Optional<Delivery> find(long id);

    /**
     * Gives a delivery a final state and makes the next of its lane the head.
     *
     * @return false, and nothing changed, if it had a final state already
     */
    boolean settle(Tx tx, Settlement settlement);

    /**
     * Leaves a delivery waiting, to be attempted later.
     *
     * @return false, and nothing changed, if it was not waiting
     */
    boolean postpone(Tx tx, Postponement postponement);

    /**
     * Makes a delivery a dead letter.
     *
     * @param blocks whether it stays the head, so that nothing passes it
     * @return false, and nothing changed, if it was not waiting
     */
    boolean bury(Tx tx, Burial burial, boolean blocks);

    /**
     * Makes a dead letter wait again, due at {@code dueAt}; the head of its lane if the lane has none.
     *
     * @return false, and nothing changed, if it was no dead letter
     */
    boolean revive(Tx tx, long id, Instant dueAt);

    /** Newest first. */
    List<Delivery> list(DeliveryFilter filter, int max);

    /** The deliveries of these events, oldest first. */
    List<Delivery> ofEvents(List<Long> seqs);

    /** Those of {@code seqs} that an open delivery still delivers: the journal must keep them. */
    Set<Long> needed(Tx tx, Collection<Long> seqs);

    /** How many deliveries a flow has in each state. Kept as counters: costs the same however many there are. */
    Map<DeliveryState, Long> tally(String flow);

    /** Greatest id given so far; 0 if none. What is at or below it at start may have been sent by the process before. */
    long lastId();

    /** Removes deliveries that reached a final state before {@code before}, with their attempts; {@code max} at the most. */
    int retire(Tx tx, Instant before, int max);

    /**
     * A final state.
     *
     * @param state one for which {@link DeliveryState#isFinal}
     * @param reason in plain words; empty for none
     * @param externalId the destination's id, if known
     * @param attempted whether an attempt led to it, and is to be counted
     */
    record Settlement(
            long id, DeliveryState state, String reason, Optional<String> externalId, boolean attempted, Instant at) {}

    /**
     * Another try.
     *
     * @param mayHaveBeenApplied whether the attempt may have taken effect; once true it stays true
     * @param attempted false if nothing was sent, so that the attempt does not count
     */
    record Postponement(
            long id,
            Instant dueAt,
            FailureClass failure,
            String reason,
            boolean mayHaveBeenApplied,
            boolean attempted) {}

    /** A dead letter to be. */
    record Burial(
            long id, FailureClass failure, String reason, boolean mayHaveBeenApplied, boolean attempted, Instant at) {}
}
