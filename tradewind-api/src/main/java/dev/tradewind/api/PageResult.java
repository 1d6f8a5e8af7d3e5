package dev.tradewind.api;

import java.util.List;
import java.util.OptionalLong;

/** What {@link Source#changes} or {@link Source#existing} found. */
public sealed interface PageResult {

    /**
     * One page.
     *
     * @param events in the order of their change
     * @param cursor where to go on; valid for ever
     * @param more whether another page is waiting now
     * @param total how many records there are in all, if the source tells: for progress, not exact
     */
    record Page(List<IncomingEvent> events, String cursor, boolean more, OptionalLong total) implements PageResult {
        public Page {
            events = List.copyOf(events);
        }
    }

    record Failed(Failure failure) implements PageResult {}
}
