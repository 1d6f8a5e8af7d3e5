package dev.tradewind.engine.admin;

import dev.tradewind.engine.control.Action;
import dev.tradewind.engine.journal.EventFilter;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.lane.Attempt;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryFilter;
import java.util.List;
import java.util.Optional;

/** What a person can see. Reads only what is committed; safe for any thread; costs the same however long the queues are. */
public interface Insight {

    Overview overview();

    /** In the order of their names. */
    List<FlowStatus> flows();

    /** In the order of their names. */
    List<ConnectionStatus> connections();

    /** What a person should look at: problems first, and among equals what began first. */
    List<Alert> alerts();

    /**
     * Everything about the records that people call {@code text}: an order's number or its id at the store.
     *
     * @return one trace a record, newest record first; empty if there is no such record
     */
    List<Trace> trace(String text);

    Optional<Delivery> delivery(long id);

    /** The attempts of a delivery, oldest first, with their masked exchanges. */
    List<Attempt> attempts(long delivery);

    /** Newest first. */
    List<DeliveryLine> deliveries(DeliveryFilter filter, int max);

    /** A page of events, newest first, without their bodies; may be short although there is a next one. */
    EventLines events(EventFilter filter, int max);

    /** An event with what it led to, without its body; empty if there is none of this number, or none any more. */
    Optional<EventLine> eventLine(long seq);

    /** An event as it arrived; empty if there is none of this number, or none any more. */
    Optional<JournalEvent> event(long seq);

    /** What people did, newest first. */
    List<Action> activity(int max);

    /** What people did about one target, for example {@code delivery 12}, oldest first. */
    List<Action> activity(String target, int max);
}
