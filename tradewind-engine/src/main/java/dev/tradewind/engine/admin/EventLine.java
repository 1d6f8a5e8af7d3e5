package dev.tradewind.engine.admin;

import dev.tradewind.engine.journal.EventHead;
import dev.tradewind.engine.journal.Verdict;
import dev.tradewind.engine.lane.Delivery;
import java.util.List;
import java.util.Optional;

/**
 * An event in a list, with what it led to.
 *
 * @param verdicts why it led to no delivery, as a whole or for some flows
 * @param deliveries it led to, oldest first
 */
public record EventLine(EventHead event, List<Verdict> verdicts, List<Delivery> deliveries) {

    public EventLine {
        verdicts = List.copyOf(verdicts);
        deliveries = List.copyOf(deliveries);
    }

    /** What was decided of the event as a whole, if anything was. */
    public Optional<Verdict> whole() {
        return verdicts.stream().filter(v -> v.flow().isEmpty()).findFirst();
    }

    /** Whether it could not be understood, and can be routed again. */
    public boolean isUnreadable() {
        return whole().filter(v -> v.kind() == Verdict.Kind.UNREADABLE).isPresent();
    }

    /** A verdict in a few plain words. */
    public static String title(Verdict verdict) {
        return switch (verdict.kind()) {
            case IGNORED -> "Not of interest";
            case UNCHANGED -> "No news";
            case SUPERSEDED -> "A newer version was sent instead";
            case STALE -> "Older than what is known";
            case DOUBTFUL -> "Read again before anything is sent";
            case GONE -> "No longer at its source";
            case UNREADABLE -> "Could not be understood";
            case AGAIN -> "To be routed again";
            case ECHO -> "An echo, not sent back by flow " + verdict.flow().orElse("");
            case FILTERED -> "Not for flow " + verdict.flow().orElse("");
            case NO_FLOW -> "No flow reads it";
        };
    }
}
