package dev.tradewind.connector.woocommerce.database;

import dev.tradewind.api.BackfillRange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A range of times of creation as part of a query. */
record Created(String condition, List<Object> values) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    static Created within(BackfillRange range, String column) {
        StringBuilder condition = new StringBuilder();
        List<Object> values = new ArrayList<>();
        range.from().ifPresent(from -> add(condition, values, column + " >= ?", from));
        range.until().ifPresent(until -> add(condition, values, column + " < ?", until));
        return new Created(condition.toString(), values);
    }

    private static void add(StringBuilder condition, List<Object> values, String part, Instant time) {
        condition.append(" and ").append(part);
        values.add(TIME.format(time));
    }

    /** The values behind others that stand in the query before them. */
    Object[] after(Object... first) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(values);
        return all.toArray();
    }
}
