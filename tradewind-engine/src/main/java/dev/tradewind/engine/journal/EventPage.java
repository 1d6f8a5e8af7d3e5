package dev.tradewind.engine.journal;

import java.util.List;
import java.util.Optional;

/**
 * A page of events, newest first.
 *
 * @param next value of {@link EventFilter#before} for what was not looked at yet; empty if there is nothing older
 */
public record EventPage(List<EventHead> events, Optional<Long> next) {

    public EventPage {
        events = List.copyOf(events);
    }
}
