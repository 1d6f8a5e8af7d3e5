package dev.tradewind.engine.lane;

import dev.tradewind.engine.base.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the newest deliveries that match a filter, by index alone.
 *
 * <p>There is one index by flow and state, and one by failure, flow and state. A filter that leaves out the flow or the
 * state asks once for each pair of them that the counters know: a few dozen short looks into an index, instead of an index
 * for every combination, each of which every delivery would have to be written into.
 */
final class DeliveryList {

    private final JdbcClient reader;
    private final DeliveryFilter filter;
    private final int max;

    DeliveryList(JdbcClient reader, DeliveryFilter filter, int max) {
        this.reader = reader;
        this.filter = filter;
        this.max = max;
    }

    /** Newest first. */
    List<Delivery> read() {
        List<Long> ids = ids();
        return ids.isEmpty()
                ? List.of()
                : reader.sql(DeliveryRows.COLUMNS + "where id in (:ids) order by id desc")
                        .param("ids", ids)
                        .query(DeliveryRows::delivery)
                        .list();
    }

    private List<Long> ids() {
        if (filter.entityKey().isPresent()) {
            return ofEntityKey(Texts.stored(filter.entityKey().get()));
        }
        if (filter.flow().isEmpty()
                && filter.state().isEmpty()
                && filter.failure().isEmpty()) {
            return reader.sql("select id from delivery where id < ? order by id desc limit ?")
                    .params(beforeId(), max)
                    .query((row, n) -> row.getLong("id"))
                    .list();
        }
        return cells().stream()
                .flatMap(cell -> ofCell(cell).stream())
                .sorted(Comparator.reverseOrder())
                .limit(max)
                .toList();
    }

    private long beforeId() {
        return filter.beforeId().orElse(Long.MAX_VALUE);
    }

    private List<Long> ofEntityKey(String key) {
        var conditions = new StringBuilder("record_key = ? and id < ?");
        var params = new ArrayList<Object>(List.of(key, beforeId()));
        and(conditions, params, "flow", filter.flow().map(Texts::stored));
        and(conditions, params, "state", filter.state().map(Enum::name));
        and(conditions, params, "failure", filter.failure().map(Enum::name));
        params.add(max);
        return reader.sql("select id from delivery where " + conditions + " order by id desc limit ?")
                .params(params)
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    /** Flows and states of which there are deliveries, and which the filter allows. */
    private List<Cell> cells() {
        var conditions = new StringBuilder("deliveries > 0");
        var params = new ArrayList<Object>();
        and(conditions, params, "flow", filter.flow().map(Texts::stored));
        and(conditions, params, "state", filter.state().map(Enum::name));
        return reader.sql("select flow, state from delivery_tally where " + conditions)
                .params(params)
                .query((row, n) -> new Cell(row.getString("flow"), row.getString("state")))
                .list();
    }

    private List<Long> ofCell(Cell cell) {
        var conditions = new StringBuilder("flow = ? and state = ? and id < ?");
        var params = new ArrayList<Object>(List.of(cell.flow(), cell.state(), beforeId()));
        and(conditions, params, "failure", filter.failure().map(Enum::name));
        params.add(max);
        return reader.sql("select id from delivery where " + conditions + " order by id desc limit ?")
                .params(params)
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    private static void and(StringBuilder conditions, List<Object> params, String column, Optional<String> wanted) {
        wanted.ifPresent(value -> {
            conditions.append(" and ").append(column).append(" = ?");
            params.add(value);
        });
    }

    /** As stored. */
    private record Cell(String flow, String state) {}
}
