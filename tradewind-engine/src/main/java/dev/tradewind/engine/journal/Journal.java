package dev.tradewind.engine.journal;

import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The append-only, durable record of events: the truth from which anything can be delivered again.
 *
 * <p>Reading is safe for any thread, and sees what is committed.
 */
public interface Journal {

    /** Appends, in order; a repetition (same connection, same dedupe key) is recognised and not written. One result an event. */
    List<Appended> append(Tx tx, List<NewEvent> events);

    /** The next events after {@code seq}, in order, bodies and all. */
    List<JournalEvent> readAfter(long seq, int max);

    Optional<JournalEvent> find(long seq);

    /** The events of one record without their bodies, oldest first; the last {@code max} if there are more. */
    List<EventHead> history(EntityKey entity, int max);

    /** The last event that has been routed; 0 before the first. */
    long position();

    void movePosition(Tx tx, long seq);

    void judge(Tx tx, List<Verdict> verdicts);

    List<Verdict> verdicts(Collection<Long> seqs);

    /**
     * A page of events, newest first. Looks at a bounded number of events, so that a page may be short, or empty, although
     * older events fit: then {@link EventPage#next} says where to go on.
     */
    EventPage list(EventFilter filter, int max);

    /** The next unreadable events after {@code seq}, in order. */
    List<EventHead> unreadableAfter(long seq, int max);

    /** Which connections have sent something unreadable since {@code since}, in the order of their names. */
    List<Unreadable> unreadable(Instant since);

    /**
     * Marks unreadable events to be routed again. What is not unreadable, or is marked already, stays as it is.
     *
     * @return how many were marked
     */
    int askAgain(Tx tx, Collection<Long> seqs);

    /** The next events that are to be routed again, in order, bodies and all. */
    List<JournalEvent> again(int max);

    /**
     * Takes the marks, and the verdicts they are, off events that are being routed again.
     *
     * @return those that were still marked: only they may be routed
     */
    Set<Long> takeAgain(Tx tx, Collection<Long> seqs);

    /**
     * Keeps beside an event that says that a record is gone what was known of the record: the event itself does not tell, and
     * every attempt of a delivery must start from the same.
     */
    void keepLast(Tx tx, Map<Long, byte[]> entities);

    /** What {@link #keepLast} kept beside an event: canonical JSON. */
    Optional<byte[]> last(long seq);

    /** Position of the newest event; 0 if there is none. */
    long head();

    /**
     * Removes routed events received before {@code before} that no open delivery needs, with their verdicts.
     *
     * @param max rows at the most, so that a clean-up never holds the writer for long
     * @return how many went
     */
    int retire(Tx tx, Instant before, int max);

    /**
     * Makes the bodies of routed events received before {@code before} smaller on the disk, oldest first. They read as they
     * were. Kept out of {@link #append}, where it would double the work between a webhook and its answer.
     *
     * @param max bodies at the most, so that it never holds the writer for long
     * @return how many were looked at; 0 when there is nothing left to do
     */
    int compact(Tx tx, Instant before, int max);
}
