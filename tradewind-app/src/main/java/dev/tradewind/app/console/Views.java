package dev.tradewind.app.console;

import dev.tradewind.engine.admin.DeliveryLine;
import dev.tradewind.engine.admin.EventLines;
import dev.tradewind.engine.admin.Insight;
import dev.tradewind.engine.admin.Trace;
import dev.tradewind.engine.control.Action;
import dev.tradewind.engine.journal.EventFilter;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.lane.Attempt;
import dev.tradewind.engine.lane.DeliveryFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the pages show, read once per change for all who look. */
final class Views {

    static final int LATEST = 12;

    /** Deliveries, or events, on one page of a list. */
    static final int PAGE_SIZE = 50;

    /** Records that one search shows; more have the same number in different shops. */
    static final int TRACES_MAX = 5;

    /** Deliveries of one record whose attempts are shown with its trace. The others are a click away. */
    static final int TRACED_DELIVERIES_MAX = 20;

    static final int ACTIONS_MAX = 200;

    private final Insight insight;
    private final PerChange<Boolean, Glance> glances;
    private final PerChange<String, List<TraceView>> traces;
    private final PerChange<DeliveryFilter, List<DeliveryLine>> lists;
    private final PerChange<Long, Optional<DeliveryView>> deliveries;
    private final PerChange<Boolean, List<Action>> actions;
    private final PerChange<EventFilter, EventLines> unreadable;

    Views(Insight insight, LiveUpdates live) {
        this.insight = insight;
        glances = new PerChange<>(live, whole -> readGlance());
        traces = new PerChange<>(live, this::readTraces);
        lists = new PerChange<>(live, filter -> insight.deliveries(filter, PAGE_SIZE + 1));
        deliveries = new PerChange<>(
                live,
                id -> insight.delivery(id)
                        .map(d -> new DeliveryView(
                                d, insight.attempts(id), insight.activity("delivery " + id, ACTIONS_MAX))));
        actions = new PerChange<>(live, whole -> insight.activity(ACTIONS_MAX));
        unreadable = new PerChange<>(live, filter -> insight.events(filter, PAGE_SIZE));
    }

    Glance glance() {
        return glances.get(true);
    }

    List<TraceView> traces(String text) {
        return traces.get(text);
    }

    /** One page of them. */
    DeliveryList deliveries(DeliveryFilter filter) {
        List<DeliveryLine> found = lists.get(filter);
        return new DeliveryList(
                filter, found.subList(0, Math.min(found.size(), PAGE_SIZE)), found.size() > PAGE_SIZE, glance());
    }

    Optional<DeliveryView> delivery(long id) {
        return deliveries.get(id);
    }

    /** Not kept: bodies are large, and few look. */
    Optional<JournalEvent> event(long seq) {
        return insight.event(seq);
    }

    List<Action> actions() {
        return actions.get(true);
    }

    /** One page of events that could not be understood. */
    UnreadableList unreadable(EventFilter filter) {
        return new UnreadableList(filter, unreadable.get(filter), glance());
    }

    private Glance readGlance() {
        return new Glance(
                insight.overview(),
                insight.alerts(),
                insight.flows(),
                insight.connections(),
                insight.deliveries(DeliveryFilter.ANY, LATEST));
    }

    private List<TraceView> readTraces(String text) {
        return insight.trace(text).stream()
                .limit(TRACES_MAX)
                .map(trace -> new TraceView(trace, attempts(trace)))
                .toList();
    }

    private Map<Long, List<Attempt>> attempts(Trace trace) {
        Map<Long, List<Attempt>> found = new HashMap<>();
        trace.moments().stream()
                .flatMap(moment -> moment.delivery().stream())
                .distinct()
                .limit(TRACED_DELIVERIES_MAX)
                .forEach(id -> found.put(id, insight.attempts(id)));
        return found;
    }
}
