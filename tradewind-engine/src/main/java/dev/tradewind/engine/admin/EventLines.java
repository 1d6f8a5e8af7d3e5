package dev.tradewind.engine.admin;

import java.util.List;
import java.util.Optional;

/**
 * A page of events with what they led to, newest first.
 *
 * @param next position to ask for what is older than; empty if there is nothing older
 */
public record EventLines(List<EventLine> events, Optional<Long> next) {

    public EventLines {
        events = List.copyOf(events);
    }
}
