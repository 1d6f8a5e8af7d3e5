package dev.tradewind.app.console;

import dev.tradewind.engine.admin.ConnectionStatus;
import dev.tradewind.engine.admin.EventLine;
import dev.tradewind.engine.admin.EventLines;
import dev.tradewind.engine.journal.EventFilter;
import java.util.List;

/** One page of events that could not be understood. */
record UnreadableList(EventFilter filter, EventLines lines, Glance glance) {

    /** Path and query of the page of one connection's. */
    static String of(String connection) {
        return "/unreadable?connection=" + Words.encoded(connection);
    }

    List<EventLine> events() {
        return lines.events();
    }

    /** Path and query of the first page. */
    String newest() {
        return filter.connection().map(UnreadableList::of).orElse("/unreadable");
    }

    /** Path and query of the page that begins before an event. */
    String older(long event) {
        return newest() + (filter.connection().isPresent() ? "&" : "?") + "before=" + event;
    }

    /** Those in force; events of others can be read and not routed again. */
    List<String> connections() {
        return glance.connections().stream().map(ConnectionStatus::name).toList();
    }
}
