package dev.tradewind.app.console;

import dev.tradewind.engine.admin.DeliveryLine;
import dev.tradewind.engine.lane.DeliveryFilter;
import dev.tradewind.engine.lane.DeliveryState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * One page of deliveries.
 *
 * @param hasMore whether there are older ones
 */
record DeliveryList(DeliveryFilter filter, List<DeliveryLine> lines, boolean hasMore, Glance glance) {

    DeliveryList {
        lines = List.copyOf(lines);
    }

    /** Path and query of the page with the next older ones. */
    String older(String path) {
        return path + query(filter.before(lines.getLast().delivery().id()));
    }

    String newest(String path) {
        return path
                + query(new DeliveryFilter(
                        filter.flow(), filter.state(), filter.failure(), filter.entityKey(), Optional.empty()));
    }

    boolean isFiltered() {
        return filter.flow().isPresent()
                || filter.failure().isPresent()
                || filter.entityKey().isPresent()
                || filter.state().isPresent();
    }

    /** How many dead letters fit, or -1 if only counting them all would tell. */
    long deadThatFit() {
        if (filter.failure().isPresent() || filter.entityKey().isPresent()) {
            return -1;
        }
        return glance.flows().stream()
                .filter(flow -> filter.flow().map(flow.name()::equals).orElse(true))
                .mapToLong(flow -> Glance.tally(flow, DeliveryState.DEAD))
                .sum();
    }

    private static String query(DeliveryFilter filter) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        filter.flow().ifPresent(flow -> query.add("flow=" + Words.encoded(flow)));
        filter.state().ifPresent(state -> query.add("state=" + state.name().toLowerCase(Locale.ROOT)));
        filter.failure()
                .ifPresent(failure -> query.add("failure=" + failure.name().toLowerCase(Locale.ROOT)));
        filter.entityKey().ifPresent(key -> query.add("key=" + Words.encoded(key)));
        filter.beforeId().ifPresent(id -> query.add("before=" + id));
        return query.toString();
    }
}
